import type { Aside } from '../past/read-log.ts';

export const zh = {
  title: '旧排队机记录', below: (branch: string) => `${branch}：开门之前的日子，从旧排队机学来`,
  help: '把旧排队机导出的记录带进来，客流预测马上就有，各项业务有了实测时长，推演按自己的客流。只留时间和业务，号码、姓名都不留。',
  limits: '预计等候的记性、接触暴露和预计准不准，旧记录里没有所需的情况，要从启用后的日子学起。叫号到结束算办理时长，含走到窗口的时间。',
  drop: '点这里选择文件，或把文件拖进来', kinds: 'CSV 或 xlsx，也可以是 gz、zip，十万行以内。第一行是列名：取号时间、叫号时间、结束时间（可以空）、业务（代码、名称，或个人、对公、理财）。时间用本网点当地时间。', reading: '正在读',
  mayNot: '由网点负责人、片区或总行带入。',
  numbers: '取号', dayCount: '天数', days: '新的日子', kept: '不改的日子', left: '没等到就离开', aside: '没有取的行',
  span: (from: string, to: string) => `${from}至${to}`,
  ownDays: (n: string) => `${n} 天已用本系统取号，保留自己的记录。`, thereDays: (n: string) => `${n} 天以前已带入，不再重复。要换成另一份，先撤回。`,
  confirm: (days: string, numbers: string) => `带入 ${days} 天，${numbers} 个号`, confirmMended: (numbers: string) => `补上更正的 ${numbers} 个号`, nothing: '没有新的日子可以带入',
  done: (days: string) => `已带入 ${days} 天，未来一周的客流已重新预计`, doneMended: (numbers: string) => `已补上 ${numbers} 个号，未来一周的客流已重新预计`,
  perDay: '每天取号', perDaySays: (days: string, numbers: string) => `${days} 天共 ${numbers} 个号。`, day: '日期', state: '状态', states: { new: '新', own: '自己的记录', there: '已带入', mended: '补上更正的行' },
  measured: '实测时长', service: '业务', samples: '笔数', mean: '平均分钟', noMeasured: '文件里没有能算出时长的业务：要有业务和结束时间。',
  asideTitle: '没有取的行', row: '行', text: '内容', why: '原因', more: (n: string) => `还有 ${n} 行同样没有取。`,
  giveBack: (n: string) => `下载待更正的 ${n} 行`, toMend: '待更正', leftOut: (n: string) => `有 ${n} 行没有取`,
  mendFirst: '先带入上面的记录。', mendHelp: '下载的文件里，每行写着原因。在文件里更正，保留最后一列，再把这个文件带进来：只补这些行，不会重复。',
  whys: { noTime: '时间读不出来', notPast: '今天或以后的日子', noService: '业务不在目录里，也不是个人、对公、理财', outOfOrder: '先后不对，或跨到另一天', noOriginal: '原来的记录没有带入，或最后一列被改过' } satisfies Record<Aside, string>,
  brought: '已带入', none: '还没有带入记录', noneHelp: '带入一份后，会列在这里，随时可以撤回。', broughtAt: '带入时间', measuredOf: '有时长',
  withdraw: '撤回', sure: '撤回这份记录？', sureText: '这些日子和从中学到的客流、时长一并撤掉；自己的日子不动。以后可以再带入同一份文件。', withdrawn: '已撤回',
  toToday: '去看明天的客流',
};
