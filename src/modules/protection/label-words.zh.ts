export const zh = {
  title: '点位标签',
  help: '用 63.5 × 38.1 毫米的不干胶纸（A4 每张 21 枚）按实际大小打印，贴在对应的位置。用手机扫一扫并登录，就是这里该做的事。',
  classes: { zone: '区域', counter: '柜面', machine: '机具', seats: '座椅', handles: '门把手' },
};
