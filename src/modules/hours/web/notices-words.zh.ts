export const zh = {
  title: '营业公告', below: '由已公布的一版营业时间生成，每种形式说的都是同一件事。换了版，旧的会写明已过期。', language: '公告语言', chinese: '中文', english: 'English', pdf: 'PDF', png: 'PNG', version: (n: number) => `第 ${n} 版`, newest: (n: number) => `第 ${n} 版（最新）`, outdated: (n: number) => `这一版已过期，最新是第 ${n} 版`, toNewest: '看最新一版',
  nothing: '还没有公布营业时间', nothingHelp: '公布第一版后，这里就有公告。', alternativeClosed: (names: string) => `公告里的附近网点当天也不营业：${names}`, alternativeHelp: '请在“营业时间”里另选附近网点，再公布一版。',
  poster: '海报', posterAlt: (branch: string, version: number) => `${branch}营业公告海报，第 ${version} 版`, size: '纸张', hang: (n: number) => `第 ${n} 版已贴上`, hung: '已记下', hangs: (n: number, at: string) => `门口贴的是第 ${n} 版，${at} 确认`, oldHangs: (old: number, n: number) => `门口贴的还是第 ${old} 版，请换上第 ${n} 版`, neverHung: (n: number) => `还没有人确认门口贴了第 ${n} 版`,
  wechat: '微信、公众号', wechatHelp: '群里转发或粘贴到公众号', sms: '短信', smsHelp: (n: number) => `${n} 字`, led: 'LED 条屏', ledHelp: (n: number) => `${n} 字，可粘贴到“屏幕与标语”`, copy: '复制', copied: '已复制', links: '网页与订阅', webPage: '公告网页', webHelp: '海报上的二维码打开这一页', calendar: '日历订阅', calendarHelp: '手机日历自己更新', feed: '数据接口', feedHelp: '给官网、手机银行、客服系统',
  doors: '各网点门口的海报', doorsSay: (all: number, old: number) => (old === 0 ? `${all} 家网点都换上了最新一版。` : `${all} 家网点里，${old} 家还没有确认换上最新一版。`), hangsOld: (old: number, n: number) => `贴着第 ${old} 版，应为第 ${n} 版`, noneKnown: (n: number) => `未确认，应为第 ${n} 版`,
};
