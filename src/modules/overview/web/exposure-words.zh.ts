export const zh = {
  title: '客户之间的接触',
  says: (day: string, minutes: string, above: string, contacts: string) => `${day}：每位客户与他人同厅共 ${minutes} 分钟；超过限流 ${above} 分钟；同厅超过15分钟的有 ${contacts} 对。每天一柱，越低越好。`,
  day: '日期', visitors: '进厅', perVisitor: '每位客户与他人同厅（分钟）', pairHours: '同场人时', above: '超过限流（分钟）', contacts: '同厅超15分钟（对）', most: '最多同时在厅 / 限流',
};
