export const zh = {
  'protection.placeUnknown': '这个网点没有这个点位，可能已经停用。请核对标签上的网点，或在「点位与标签」里查看。',
  'protection.elsewhere': '这件事不在您站的区域。请到那里扫码后再记录。',
  'protection.notPlannedHere': '计划里没有在这个点位做这件事。请从列表里选一项。',
  'protection.dutyUnknown': '计划刚刚有变化，这一项已不在今天的安排里。请刷新后再看。',
  'protection.notYet': '还没到时间。过早做等于多做一次，请到点再做。',
  'protection.dutyMissed': '这一次已经算漏做，改不了。请按「补做」记录现在做的这一次。',
  'protection.alreadyDone': '刚才已经有人做过并记录了，不用再做一遍。',
  'protection.warned': '请先看提醒。确认无误后可以继续记录。',
  'protection.tooLateToUndo': '只能撤回自己在 {minutes} 分钟内记的。更正请联系网点负责人。',
  'protection.findingUnknown': '没有找到这条问题，可能已经处理好了。请刷新后再看。',
  'protection.regionUnknown': '没有这个片区，或者它不归您管。请选您管的片区。',
} as const;
