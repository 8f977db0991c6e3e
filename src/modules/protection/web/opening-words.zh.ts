export const zh = {
  title: '开门清单', below: '开门前走一遍。全绿签字，各渠道即显示营业。', closedDay: '今天不对外营业，不用签',
  checks: { disinfection: '开门前消毒', devices: '机具试机、柜面检查', supplies: '防护物资', staff: '到岗人数', approval: '开门批准' },
  lights: { green: '达标', watch: '可开，请留意', red: '没达标', unsaid: '请填' },
  says: {
    disinfection: (open: number, of: number) => (open === 0 ? `${of} 处都做好了` : `${of} 处里还有 ${open} 处没做`), devices: (open: number, of: number) => (open === 0 ? `${of} 处都查过` : `${of} 处里还有 ${open} 处要处理`),
    supplies: (open: number, of: number) => (open === 0 ? `${of} 项必备都够` : `${open} 项不够`), staff: (open: number, of: number) => (open === 0 ? `至少 ${of} 人，已够` : `至少要 ${of} 人`), approval: (open: number, of: number): string => (of === 0 ? '这里不需要' : open === 0 ? '批准有效' : '没有有效的批准'),
  },
  go: { disinfection: '去消毒', devices: '去检查', supplies: '去补货', staff: '去申报', approval: '看参数' } as Record<string, string>, staffLabel: '今天到岗几人（含保安、保洁）',
  declared: (well: number, missing: number, away: number) => `按健康申报：${well} 人可上岗${missing > 0 ? `，${missing} 人没有申报` : ''}${away > 0 ? `，${away} 人不在岗` : ''}`,
  sign: '签字，今天开门', red: '还有没达标的项，不能签绿灯', unsaid: '请先填到岗人数', signed: (name: string, at: string) => `${name} 于 ${at} 签字，今天可以开门`, overridden: (name: string, at: string) => `${name} 于 ${at} 说明原因后开门，片区已看到`, done: '已签字，各渠道已显示营业',
  shut: '今天不开门', shutHelp: '补不齐就停业：公布停业安排后，已预约的客户会自动另留时间并逐个通知。', shutGo: '办理今天停业',
  override: '没达标也要开门', overrideHelp: '由您署名，片区经理立刻看到。客户和员工的安全由您负责。', why: '原因，以及怎么保证安全', overrideYes: '署名开门', notOn: '本网点没有启用「签字后才显示营业」，签字只作记录。', holds: '未签字：网站、屏幕、海报码都显示「开门检查中」', headOnly: '要带红灯开门，请网点负责人署名说明。', record: '签字时的清单', people: '人',
};
