export const zh = {
  'subscriptions.noTexts': '本行还没有开通短信，暂时不能订阅。营业时间请看网点页面或打客服电话。',
  'subscriptions.tooSoon': '验证码刚发过，请看一下短信，{seconds} 秒后可以再要一次。',
  'subscriptions.tooManyCodes': '今天的验证码已发够次数，请明天再试。营业时间也可随时在网点页面查看。',
  'subscriptions.tooMany': '一个手机号最多订阅 {most} 家网点，请先退订一家。',
  'subscriptions.linkUnknown': '这个链接已失效：可能已经退订，或订阅到期，手机号已删除。',
};
