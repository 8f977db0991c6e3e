export const zh = {
  title: '防护计划', inForce: '现在执行', edit: '改计划', lines: '各级别做什么、何时做', aDay: (n: string) => `每天 ${n} 项`, places: (n: string) => `${n} 处`, notAtThisLevel: '这一级不做', more: '靛蓝底的时间是比低风险多做的。时间、消毒剂和时长由片区经理或总行在「改计划」里按日期改。',
  areaStands: (area: string, level: string, at: string) => `所在地区${area}：${level}，${at} 起。`, areaUnknown: '病例数无数据。', neverLaxer: '本网点可以更严，不能更松。',
  change: '调整风险等级', where: '范围', region: '整个片区', reason: '依据（文号或原因）', fromNow: '从现在起执行', set: (level: string) => `已调为${level}`, same: '与现在相同。', grows: (n: string) => `全天会多 ${n} 项，从现在起生效，不追究之前。`, shrinks: (n: string) => `全天会少 ${n} 项，从现在起生效。`,
  history: '等级变动', noHistory: '还没有变动，按默认的低风险执行。',
};
