export const zh = {
  title: '24小时自助区', below: '可与大厅隔断，单独开放。客户在网点页面上立刻看到。', now: '现在', saved: '已更新，客户已能看到',
  states: { joined: '与大厅连通', cut_off: '已隔断，单独开放', closed: '暂停使用' } as Record<string, string>,
  helps: { joined: '客户可从大厅进出', cut_off: '关上通往大厅的门，只走外门；巡检照常', closed: '内外门都关；这里不再有待办的巡检' } as Record<string, string>,
  since: (at: string) => `自 ${at}`, hours: '今日开放', always: '全天', noHours: '不开放', hoursHelp: '时间在「营业时间」里改', seeAsCustomer: '看客户看到的页面',
  change: '改为', reason: '原因（客户会看到）', reasonEn: '原因的英文', needed: '请写明原因', save: '更新',
};
