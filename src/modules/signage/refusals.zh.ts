export const zh = {
  'signage.screenUnknown': '这个网点没有这块屏幕。请在「屏幕」页选一块。',
  'signage.regionUnknown': '没有这个片区，或者它不全归您管。请选您管的片区。',
  'signage.itemUnknown': '播放单里没有这一条，可能已被别人删去。请刷新后再看。',
  'signage.itemWithdrawn': '这一条已经下架。需要的话请新加一条。',
  'signage.itemChanged': '这一条刚被别人改过。请看过新的内容后再改。',
  'signage.endsFirst': '结束日期早于开始日期。请改一下日期。',
  'signage.timesCross': '每天的结束时间不晚于开始时间。请改一下时间。',
  'signage.notUrgentNow': '这条紧急通知已经结束或已换成新的内容。',
  'signage.stripUnknown': '这个网点没有这块条屏，可能已被移除。请刷新后再看。',
} as const;
