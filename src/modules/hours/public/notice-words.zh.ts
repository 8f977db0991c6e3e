export const zh = { title: '营业公告', missing: '没有这份公告', toBranch: '看网点今天的营业时间', toNewest: '看最新的公告', closedToo: '当天也不营业', follow: '营业有变，短信告诉我', calendar: '加到手机日历' };
