export const zh = {
  title: '谁去哪家', to: '去', nowhere: '还没有去处', sameBranch: '本网点，另一天',
  stands: { agreed: '已答应', waiting: '等答复', unreached: '没联系上' }, people: (name: string, n: string) => `${name} ${n} 人`,
};
