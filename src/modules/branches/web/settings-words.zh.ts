export const zh = {
  title: '参数',
  below: (branch: string) => `${branch} 今天生效的各项限值。近的一级优先:网点、片区、全行、默认。每次改动都有起止日期,并留痕。`,
  search: '名称、说明、来源', setting: '参数', value: '现值', fallback: '默认', source: '默认值的来源', unsourced: '本系统自定,尚无出处', name: '代号',
  module: '业务', changed: '是否改过', changedYes: '与默认不同',
  modules: { appointments: '预约', lobby: '大堂', screening: '门前登记', hours: '营业时间', identity: '登录', signage: '屏幕', contact: '短信', overview: '总览' } as Record<string, string>,
  empty: '没有可看的参数', newValue: '新的取值', level: '用在哪里', levels: { branch: (name: string) => name, region: '本片区', network: '全行' },
  from: '从哪天起', until: '到哪天止(可不填)', sourceHint: '依据:文件号或说明(可不填)', save: '保存', done: '已保存,从所选日期起生效', mayNot: '由片区经理或总行运营修改', yes: '是', no: '否',
};
