export const zh = {
  title: '点位与标签', below: (branch: string) => `${branch}里要照看的每一处。标签贴在现场，扫码就是那里该做的事。`,
  name: '点位', zone: '区域', class: '种类', code: '编号', add: '加一个点位', layOut: '按布局补齐', laidOut: (n: number) => `补了 ${n} 个点位`, nothingNew: '布局里的都有点位了', print: '打印标签', printOne: '打印这一张', openIt: '打开这一处', remove: '停用', removed: '已停用', added: '已加入',
  opens: '扫码后登录，就是这一处现在该做的事。编号本身不能打开任何内容。', nameZh: '中文名称', nameEn: '英文名称', electronic: '电子设备（不能用含氯消毒液）', required: '请填写',
};
