export const zh = {
  'offline.deviceRemoved': '这台设备已在本网点停用，不能再存断网记录。请用别的设备，或请网点负责人核实。',
  'offline.deviceUnknown': '没有这台设备，或已经停用。请刷新后再看。',
  'offline.nothingToAccept': '这条记录已处理过，或已无法打开。请刷新后再看。',
  'offline.notYet': '更正的时间还没到。请填已经过去的时间。',
} as const;
