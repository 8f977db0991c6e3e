export const zh = {
  title: '业务目录', below: (branch: string) => `全行一份：每项业务在哪里能办、多久、要带什么。实测时长来自${branch}的叫号记录。`, search: '名称、代号、所带材料',
  name: '业务', group: '业务类', groups: { personal: '个人', corporate: '对公', wealth: '理财' }, minutes: '目录时长', learnt: '本网点实测', here: '本网点用', isLearnt: '实测', tomorrow: (minutes: string) => `明天起 ${minutes}`, since: (day: string) => `${day} 起。`,
  whys: {
    notMeasured: '用目录时长：还没有实测。', few: '用目录时长：实测笔数还不够。', off: '用目录时长：参数里设为不用实测。', same: '用目录时长：实测与目录相差不到半分钟。',
    learnt: '用实测时长。', bounded: '用实测时长，但不超过目录的一倍、不少于一半：请看看是否记错或流程变了。',
  },
  hereHelp: '号源、窗口安排、等候预计和推演都用这个数；每晚重算，第二天起用，已约好的不变。', urgency: '缓急', urgencies: { light: '可改约', ordinary: '一般', urgent: '急办' },
  ways: '哪里能办', counter: '柜台', corporateCounter: '对公柜台', machine: '智能机具', app: '手机银行', web: '网上银行', phone: '电话银行', mask: '需摘口罩', maskYes: '要摘，移到柜台或隔断间', maskNo: '不用摘', bring: '请带', online: '不来怎么办', offered: '是否受理', offeredYes: '受理', offeredNo: '不受理', planned: (day: string) => `${day} 起有改动`,
  inMinutes: (minutes: string) => `${minutes} 分钟`, measured: (mean: string, samples: string) => `${mean} 分钟 · ${samples} 笔`, notMeasured: '还没有实测',
  learntHelp: (samples: string, p80: string) => `近 60 天 ${samples} 笔，八成在 ${p80} 分钟以内；笔数少时向目录时长靠拢（20 笔各占一半）。`,
  empty: '目录还是空的', emptyHelp: '加一项业务：客户预约、取号、叫号都从这里选。', add: '新增业务', edit: '修改', save: '保存', close: '取消', undo: '撤销', saved: (day: string, isNow: boolean) => (isNow ? '已保存，马上生效' : `已保存，${day} 起生效`),
  versions: '历次改动', number: (n: number) => `第 ${n} 版`, states: { planned: '待生效', inForce: '现行', past: '过去', withdrawn: '已撤回' }, from: (day: string) => `${day} 起`, takeBack: '撤回', tookBack: '已撤回', again: '改回这一版', readOnly: '由总行运营修改',
  form: {
    code: '代号', codeHelp: '字母、数字、短横线，定了不再改', badCode: '只能用字母、数字、- 和 _', needed: '请填写', zh: '中文名称', en: '英文名称', minutes: '柜台时长（分钟）', byMachine: '智能机具上能办', machineMinutes: '机具时长（分钟）', position: '排列次序',
    bringZh: '请带（中文）', bringEn: '请带（英文）', onlineZh: '不来怎么办（中文）', onlineEn: '不来怎么办（英文）', fromOn: '从哪天起（不填为马上）', minutesHelp: '改了时长：已约好的不变；各网点明天起的空余号源随后按新时长重排，今天的不动。', channels: '不来也能办',
  },
};
