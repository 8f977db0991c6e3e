export const zh = {
  title: '迎客建议用得怎样',
  says: (days: string, offered: string, taken: string) => `近 ${days} 天向客户提了 ${offered} 次建议，采纳 ${taken} 次。长者和需要照顾的客户不在其中。`,
  last: (list: string) => `很少有人选、排到最后的：${list}。`, pair: (errand: string, way: string) => `${errand}的“${way}”`, and: '、',
  kinds: { online: '线上办', later: '换个时间', machine: '智能机具' }, offered: '提出（次）', taken: '采纳（次）', share: '采纳率', errand: '业务', way: '建议', place: '次序', isLast: '排在最后', asUsual: '照常',
  none: '还没有建议记录', noneHelp: '大堂经理迎客时采用系统建议后，这里能看到哪些被采纳，系统怎样调整次序。',
};
