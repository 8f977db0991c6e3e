export const zh = {
  title: '营业时间调整公告', titleFirst: '营业时间公告', dear: '尊敬的客户：', closed: '暂停营业', machinesOnly: '仅自助机具', appointmentOnly: '须预约', driveThrough: '窗外办理', personal: '个人', corporate: '对公', none: '不办理', both: '；', comma: '，',
  from: (date: string) => `${date}起`, range: (from: string, to: string) => `${from}至${to}`, only: (days: string) => `（${days}）`, days: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'], and: '、', until: '恢复时间另行通知',
  was: (hours: string) => `原 ${hours}`, reason: '原因', alternatives: '附近可办网点', remote: '不用到店',
  remotes: { phone_bank: '电话银行', app: '手机银行', web: '网上银行' }, phone: '客服电话', emergency: '24小时应急服务电话', zone: '24小时自助区', zoneStates: { joined: '照常开放', cut_off: '单独开放（不通大厅）', closed: '暂停开放' },
  thanks: '由此带来的不便，敬请谅解。出门前请先查询，少跑一趟。', version: (number: number, date: string) => `第 ${number} 版 · ${date} 公示`, scan: '扫码看最新营业时间、预约到店', outdated: '已过期', outdatedSays: (newest: number) => `已过期，最新是第 ${newest} 版`,
  sms: (bank: string, branch: string) => `【${bank}】${branch}`, more: '详见',
};
