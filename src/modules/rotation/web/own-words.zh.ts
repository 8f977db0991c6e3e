export const zh = {
  title: '我的班次', below: '只按已经公示的轮值和现在的营业时间；还在测算、审批的方案不算。', calendar: '加进日历', print: '打印',
  next: '下一班', noNext: '已公示的轮值里，接下来没有您的班。', team: (team: 'A' | 'B') => `${team} 队`,
  works: '上班', rests: '休息', restsHelp: '另一队上班', closed: '网点停业', halves: { am: '上午班', pm: '下午班' }, usual: '还没公示轮值，按平时的营业时间',
  weeks: ['本周', '下周'] as readonly string[], between: (from: string, to: string) => `${from} 至 ${to}`, and: '，', join: '：',
  changes: (days: number) => `有 ${days} 天和您上次看到的不一样`, changesHelp: '下面已标出。已经加进日历的，请再下载一次。', known: '知道了', isNew: '新公示', changed: '有变动', was: '原来',
  nobody: '您还没有编进 A、B 队', nobodyHelp: '网点负责人在“轮值班组”里编好队、轮值公示以后，这里就有您接下来四周的班次。',
  nothing: '接下来四周还没有公示轮值', nothingHelp: '在那以前按网点平时的营业时间上班。公示以后，这里会标出新的班次。',
};
