export const zh = {
  title: '营业变动提醒', below: '客户订阅网点后，营业时间一变就收到短信。这里只有数字，看不到是谁订阅；不作其他用途。',
  followers: '订阅客户', followersNote: '按手机号计', followed: '有人订阅的网点', told: '已通知', failed: '未送达', toldNote: '下列各次变动合计', perBranch: '各网点订阅人数',
  branch: '网点', change: '变动', version: (n: number) => `第 ${n} 版`, zones: { joined: '自助区恢复', cut_off: '自助区隔开', closed: '自助区停用' }, published: '公布时间', days: '涉及日期', followersThen: '当时订阅', waiting: '待发', delivered: '已送达', covered: '由预约短信通知', needless: '不必再发',
  needlessHelp: '发出前又改回原样、客户已退订，或日期已过', search: '网点名称',
  empty: '还没有要通知的变动', emptyHelp: '订阅的客户从网点页面的“营业有变，短信告诉我”进来；公布新的营业时间后，这里显示通知了多少人、送达多少。',
  more: (n: number) => `还有 ${n} 家网点有人订阅。`, nobody: '还没有客户订阅。',
};
