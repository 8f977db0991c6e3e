export const zh = {
  title: '参数',
  below: (branch: string) => `${branch} 今天生效的各项限值。近的一级优先：网点、片区、全行、默认。每次改动都有起止日期，并留痕。`,
  search: '名称、说明、来源', setting: '参数', value: '现值', fallback: '默认', source: '默认值的来源', unsourced: '本系统自定', name: '代号',
  module: '业务', changed: '是否改过', changedYes: '与默认不同',
  modules: { appointments: '预约', lobby: '大堂', screening: '门前登记', hours: '营业时间', identity: '登录', signage: '屏幕', contact: '短信', overview: '总览', protection: '防护', rotation: '轮值', twin: '推演', content: '小贴士', services: '业务目录' } as Record<string, string>,
  seenFirst: '先看代价，再打开', seenFirstHelp: '推演会用这个网点自己的一天，算出打开后会拥挤多少，以及怎样减轻。', seeCost: '看代价',
  empty: '没有可看的参数', newValue: '新的取值', level: '用在哪里', levels: { branch: (name: string) => name, region: '本片区', network: '全行' },
  from: '从哪天起', until: '到哪天止（可不填）', sourceHint: '依据：文件号或说明（可不填）', save: '保存', done: '已保存，从所选日期起生效', mayNot: '由片区经理或总行运营修改', yes: '是', no: '否', none: '未设', comma: '、', lines: (many: number) => `${many} 项`, badJson: '还不是完整的 JSON，改好才能保存。',
  units: { min: '分钟', s: '秒', h: '小时', d: '天', m: '米', km: '公里', 'm²': '平方米', '°C': '℃', '%': '%', 'mg/L': '毫克每升' } as Record<string, string>,
  keys: {
    zh: '中文', en: 'English', elderly: '老人', pregnant: '孕妇', disabled: '残障', medical: '医护', green: '绿色通道', personal: '个人', corporate: '对公', wealth: '理财',
    version: '版本', yellow: '黄色', red: '红色', beforeOpening: '开门前', afterClosing: '关门后', lead: '提前', grace: '宽限', missedAfter: '多久算漏做', escalateAfter: '多久上报',
    opens: '从', closes: '到', mixMinutes: '混用间隔（分钟）', soonMinutes: '重复间隔（分钟）', mostMgPerLitre: '最高浓度（毫克每升）', leastAlcoholPercent: '酒精最低（%）', mostAlcoholPercent: '酒精最高（%）',
    reserveDays: '储备', alarmDays: '报警', stopDays: '停业',
  } as Record<string, string>,
};
