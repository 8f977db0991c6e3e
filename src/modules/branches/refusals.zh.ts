export const zh = {
  'branches.codeTaken': '编号 {code} 已经有了，请换一个编号。',
  'branches.regionUnknown': '没有找到这个片区。',
  'branches.counterTaken': '{number} 号窗口已经有了，请换一个号。',
  'branches.deviceUnknown': '没有找到这台设备，或它已停用。请重新登记一台。',
  'branches.settingUnknown': '没有名为 {name} 的参数。',
  'branches.settingWrong': '参数 {name} 的取值不合适，请查看说明后再填。',
  'branches.settingEndsFirst': '结束日期早于开始日期，请检查。',
  'branches.settingSeenFirst': '打开这一项（包括到期自动恢复）之前，要先看它给网点带来的代价。请到它的页面看过推演，再逐个网点打开。',
  'branches.seatsTooNear': '座位 {one} 和 {other} 相距不到 {metres} 米。请挪开，或让系统排座。',
  'branches.seatTwice': '有两个座位编号相同。请改掉其中一个。',
  'branches.planMoved': '平面图刚被别人改过。请先看新图，再改。',
  'branches.planUnknown': '图上有本网点没有的区域、窗口或机具。请重新打开平面图。',
} as const;
