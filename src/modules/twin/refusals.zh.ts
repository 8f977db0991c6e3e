export const zh = {
  'twin.busy': '已有几个推演在进行，请稍等片刻再试。',
  'twin.notSeenYet': '推演还没有做完，或网点情况刚刚变了。请等它做完，看过代价再打开。',
  'twin.maskRuleOnAlready': '这个网点已经执行“摘口罩业务只到柜台或隔断间”。',
  'twin.branchesUnknown': '所选网点里有的不存在，或不归您管。请刷新页面，重新选择。',
};
