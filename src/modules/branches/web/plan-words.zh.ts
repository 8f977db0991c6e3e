export const zh = {
  title: '平面图', below: (branch: string) => `${branch} · 拖动区域、座位、窗口和机具；单位是米。画好后，大堂按图安排座位。`, drawn: (n: number) => `第 ${n} 版`, fresh: '这是按现有区域排的初稿，还没有保存。',
  save: '保存平面图', saved: (n: number) => `已保存为第 ${n} 版`, undo: '撤销一步', again: '重做一步', print: '打印', reset: '放弃改动', readOnly: '由网点负责人、片区经理或总行运营修改',
  seats: '座位', seatCount: (n: number) => `${n} 个间隔座位`, distance: (metres: string) => `座位间距至少 ${metres} 米`, near: (pairs: number) => `${pairs} 对座位太近（红色）`, wellSpaced: '间距都够',
  place: '按间距排座', placeHelp: '选中一个区域，按最小间距排满', addSeat: '加一个座位', remove: '删除', nothing: '点图上的任何东西，在这里查看和修改', chosen: '选中',
  x: '距左边', y: '距里墙', width: '宽', depth: '深', metres: '米', hall: '大堂尺寸', booth: '在隔断间内（可以摘口罩）', maskOff: '可摘口罩', marks: { smart: '智', cash: '款', ticket: '号', statement: '单' } as Readonly<Record<string, string>>, door: '门', counter: (n: number) => `${n} 号窗口`, picture: '大堂平面图', scale: '1 米', keys: '方向键移动，Shift 加方向键移动 1 米，Delete 删除座位',
};
