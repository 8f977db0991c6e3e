export const zh = {
  title: '营业有变，短信告诉我', intro: '网点停业、改时间，会提前发短信给您，免得白跑一趟。', which: '哪家网点', find: '找网点', findHint: '名称、片区或拼音首字母', none: '没有这样的网点', remove: (name: string) => `去掉 ${name}`,
  phone: '手机号', phoneHint: '只用来发营业变动短信，不作推销，不给别人。退订或到期即删除。', phoneWrong: '请填写能收短信的手机号', branchMissing: '请选一家网点',
  sendCode: '发验证码', codeTitle: '输入验证码', codeSent: (phone: string, n: number) => `验证码已发到 ${phone}，${n} 分钟内有效。`, code: '6 位验证码', codeMissing: '请输入短信里的 6 位数字',
  wrong: (left: number) => `验证码不对，还可以试 ${left} 次。`, over: '这个验证码已失效，请重新要一个。', confirm: '订阅', resend: '没收到？再发一次',
  mine: '您订阅的网点', done: '已订阅', doneHelp: '链接也发到您手机上了，随时可以点开查看或退订。', to: (phone: string, until: string) => `短信发到 ${phone}，到 ${until} 为止`,
  calm: '近两周没有变动', days: '近期变动', see: '网点详情', leave: '退订', leaveOne: (name: string) => `退订 ${name}`, leaveAll: '全部退订，删除手机号', leaveLast: '退订，删除手机号', left: (name: string) => `已退订 ${name}。`, undo: '撤销',
  gone: '已退订', goneHelp: '手机号已删除，不会再发短信给您。', again: '重新订阅', near: '看看附近开门的网点',
  endsSoon: '订阅快到期了', endsHelp: '要继续收短信请点一下；不点则到期停发，删除手机号。', renew: '继续订阅', renewed: (until: string) => `已续到 ${until}。`, add: '再订一家',
};
