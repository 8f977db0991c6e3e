export type Lang = 'zh' | 'en';

/** A text as it is approved at the gateway. `{domain}` is fixed when it is registered there: a gateway takes no address as a variable. */
export type Template = Readonly<{ kind: 'code' | 'notice'; params: readonly string[]; zh: string; en: string }>;

const template = (one: Template): Template => one;

export const templates = {
  'phone.code': template({
    kind: 'code',
    params: ['code', 'minutes'],
    zh: '您的验证码是 {code}，{minutes} 分钟内有效。请勿告诉他人，银行人员不会向您索要。',
    en: 'Your code is {code}, valid for {minutes} minutes. Tell nobody; bank staff never ask for it.',
  }),
  'booking.made': template({
    kind: 'notice',
    params: ['branch', 'time', 'code'],
    zh: '已为您约好 {time} 到 {branch}，预约码 {code}。请提前 5 分钟到门口。改期或取消请打开 {domain}/my。',
    en: 'You are booked at {branch}, {time}, code {code}. Please be at the door 5 minutes before. To change or cancel: {domain}/my',
  }),
  'booking.moved': template({
    kind: 'notice',
    params: ['branch', 'time', 'code'],
    zh: '您的预约已改到 {time}，{branch}，预约码 {code}。原来的时间已让给别人。',
    en: 'Your booking is now {time} at {branch}, code {code}. The earlier time has been given to others.',
  }),
  'booking.cancelled': template({
    kind: 'notice',
    params: ['branch', 'time'],
    zh: '您在 {branch} {time} 的预约已取消，位置已让给别人。需要时可随时再约：{domain}。',
    en: 'Your booking at {branch}, {time}, is cancelled and the place given to others. You can book again at {domain}',
  }),
  'booking.reminder': template({
    kind: 'notice',
    params: ['branch', 'time', 'code'],
    zh: '提醒您：{time} 到 {branch}，预约码 {code}。来不了请在 {domain}/my 点一下取消，空出的时间会马上给一位正在等候的人。',
    en: 'Reminder: {branch}, {time}, code {code}. If you cannot come, cancel at {domain}/my; your time goes at once to somebody waiting.',
  }),
  'booking.proposal': template({
    kind: 'notice',
    params: ['branch', 'time', 'newBranch', 'newTime', 'code', 'until', 'link'],
    zh: '{branch} {time} 不能接待，已为您留好 {newTime} {newBranch}，请在 {until} 前点 {domain}/o/{link} 确定、另选或取消。预约码 {code}。',
    en: '{branch} cannot receive you {time}. {newTime} at {newBranch} is kept for you until {until}. Take it, choose another or cancel: {domain}/o/{link} (code {code})',
  }),
  'booking.stands': template({
    kind: 'notice',
    params: ['branch', 'time', 'code'],
    zh: '{branch} 恢复接待，您 {time} 的预约照旧，预约码 {code}。为您另留的时间已放回。改期请打开 {domain}/my。',
    en: '{branch} can receive you after all: your booking at {time} stands, code {code}. The other time is no longer kept. To change: {domain}/my',
  }),
  'booking.openAgain': template({
    kind: 'notice',
    params: ['branch', 'newBranch', 'newTime', 'code'],
    zh: '{branch} 恢复营业。您改约到 {newTime} {newBranch} 的预约仍然有效，预约码 {code}。想回原网点请打开 {domain}/my 另约。',
    en: '{branch} is open again. Your booking at {newBranch}, {newTime}, still stands, code {code}. To go back to your own branch: {domain}/my',
  }),
  'booking.standby': template({
    kind: 'notice',
    params: ['branch', 'time', 'minutes'],
    zh: '您候补的 {branch} 有空位：{time}。{minutes} 分钟内打开 {domain}/my 即可约上，过时给下一位。',
    en: 'A place came free at {branch}: {time}. Open {domain}/my within {minutes} minutes to take it; then it goes to the next.',
  }),
  'queue.comeIn': template({
    kind: 'notice',
    params: ['branch', 'ticket', 'minutes'],
    zh: '{ticket} 号快到了，约 {minutes} 分钟。请现在到 {branch} 门口，量体温后进厅。',
    en: 'Ticket {ticket} is nearly up, about {minutes} minutes. Please come to the door of {branch} now.',
  }),
  'hours.changed': template({
    kind: 'notice',
    params: ['branch', 'date', 'hours', 'instead', 'link'],
    zh: '{branch} {date}营业时间有变：{hours}。{instead}。详情或退订：{domain}/f/{link}',
    en: '{branch} changed its hours, {date}: {hours}. {instead}. More, or stop these texts: {domain}/f/{link}',
  }),
  'hours.changedMany': template({
    kind: 'notice',
    params: ['count', 'first', 'second', 'link'],
    zh: '您订阅的 {count} 家网点营业时间有变：{first}；{second}等。各家新的时间、附近网点、退订：{domain}/f/{link}',
    en: '{count} branches you follow changed their hours: {first}; {second}. All new hours, branches near by, or stop: {domain}/f/{link}',
  }),
  'subscription.made': template({
    kind: 'notice',
    params: ['branches', 'until', 'link'],
    zh: '已订阅：{branches}。营业时间一有变就发短信给您，到 {until} 为止。查看或退订：{domain}/f/{link}',
    en: 'You follow {branches}: a text whenever its hours change, until {until}. See or stop: {domain}/f/{link}',
  }),
  'subscription.ends': template({
    kind: 'notice',
    params: ['branches', 'until', 'link'],
    zh: '您订阅的 {branches} 营业变动提醒 {until} 到期，到期后删除您的手机号。要继续请打开 {domain}/f/{link} 点一下。',
    en: 'Your texts about the hours of {branches} end on {until}; then your number is deleted. To go on, open {domain}/f/{link} and tap once.',
  }),
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

export const templateNames = Object.keys(templates) as readonly string[] as readonly [TemplateName, ...TemplateName[]];

/** The text that is submitted for approval: variables as `${name}`, the bank's own domain written out. */
export function registered(name: TemplateName, lang: Lang, domain: string): string {
  return templates[name][lang].replace(/\{(\w+)\}/g, (_, param: string) => (param === 'domain' ? domain : `\${${param}}`));
}

/** The code under which a text is approved: given by the gateway, so each bank sets its own (KAIMEN_SMS_TEMPLATES). */
export function codeOf(name: TemplateName, lang: Lang, codes: Readonly<Record<string, string>>): string {
  return codes[`${name}.${lang}`] ?? `SMS_KAIMEN_${name.replace(/\W/g, '_').toUpperCase()}_${lang.toUpperCase()}`;
}
