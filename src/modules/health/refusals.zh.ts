export const zh = {
  'health.notHere': '这位同事在本网点没有岗位，不能在这里申报。',
  'health.absenceUnknown': '没有找到这条处置，或已经返岗。请刷新。',
  'health.coverNotThere': '顶岗的人要在本网点，而且今天能上岗。请另选一位。',
  'health.returnPast': '返岗日期不能早于今天。',
  'health.clearOwn': '不能给自己核准返岗，请由另一位负责人办理。',
  'health.reportMoved': '今天的日报刚有人签过。请看新的一版，需要时再更正。',
};
