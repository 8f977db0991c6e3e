export const zh = {
  'branches.codeTaken': '编号 {code} 已经有了,请换一个编号。',
  'branches.regionUnknown': '没有找到这个片区。',
  'branches.counterTaken': '{number} 号窗口已经有了,请换一个号。',
  'branches.deviceUnknown': '没有找到这台设备,或它已停用。请重新登记一台。',
  'branches.settingUnknown': '没有名为 {name} 的参数。',
  'branches.settingWrong': '参数 {name} 的取值不合适,请查看说明后再填。',
  'branches.settingEndsFirst': '结束日期早于开始日期,请检查。',
} as const;
