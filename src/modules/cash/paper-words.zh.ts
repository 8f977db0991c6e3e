export const zh = {
  labels: '现金隔离标签', labelsHelp: '用 63.5 × 38.1 毫米的不干胶纸（A4 每张 21 枚）按实际大小打印，贴在封包上。扫一扫并登录，就是这一包。',
  kinds: { cash: '现金', vouchers: '凭证' }, sources: { normal: '一般', hospital: '医院', market: '农贸市场' }, methods: { uv: '紫外线', heat: '加热' },
  states: { received: '待复核封包', sealed: '待消毒', held: '隔离中', released: '已出库', handed_over: '已移交', void: '已作废' },
  notBefore: (date: string) => `${date} 前不得出库`, handOver: '不得支付 · 移交人民银行', notYet: (received: string) => `${received} 收入，待消毒`,
  sheet: '现金移交清单', sheetSays: (n: number) => `共 ${n} 包。以下各包已按规定密封、消毒，移交中国人民银行。`, nothing: '没有要移交的封包。',
  columns: ['序号', '封签号', '标签号', '类别', '来源', '收入', '收入人', '复核人', '消毒', '移交单号'], hand: '移交人（双人签字）', take: '接收人（签字、盖章）', date: '日期',
  book: '现金隔离台账', bookColumns: ['标签号', '封签号', '类别', '来源', '状态', '收入日期', '收入人', '封包复核', '消毒方式', '消毒分钟', '隔离起', '须隔离天数', '到期', '申请人', '签出人', '签出日期', '实际隔离天数', '移交单号', '作废原因'],
};
