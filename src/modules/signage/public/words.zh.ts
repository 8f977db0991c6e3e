export const zh = {
  lobbyTitle: '大堂屏', doorTitle: '门前屏', ledTitle: '条屏',
  nowCalling: '正在叫号', toCounter: '请到', counter: '{n} 号柜台', calledEarlier: '刚才叫过', again: '再次呼叫', missed: '过号，请找我们',
  nobodyCalled: '还没有叫号', nobodyCalledHelp: '叫到您时，屏幕会闪动并读出号码',
  waiting: '等候', people: '{n} 人', nobody: '无人等候',
  personal: '个人业务', corporate: '对公业务', wealth: '理财',
  today: '今日营业', hoursPersonal: '个人', hoursCorporate: '对公', version: '第 {n} 版', closedToday: '今日不营业', machinesOnly: '今日只开自助区', appointmentOnly: '今日只接待预约', driveThrough: '今日车上办理', opensAgain: '{at} 开门', lunch: '午间休息，{at} 继续', over: '今日营业已结束',
  goIn: '请进', goInHelp: '请先量体温、登记', waitOutside: '请在门外稍候', waitOutsideHelp: '厅内已满，有人出来就请您进', comeIn: '请这些号进厅', getReady: '请准备', inside: '厅内', of: '{n} / {cap} 人', outside: '门外 {n} 人', online: '这些不用进门就能办', callUs: '拨打 {phone}，随时有人接',
  dataAsOf: '数据停在 {at}', dataAsOfHelp: '正在重新连接，请以大堂经理的呼叫为准',
  soundOn: '打开声音', soundHelp: '只需点一次，以后叫号会读出来',
  urgent: '紧急通知', clockWrong: '本机时钟不准，显示的是网点时间',
  revoked: '这块屏幕已停用', revokedHelp: '请网点负责人在「屏幕」页给它一个新链接',
  noToken: '这块屏幕还没有登记', noTokenHelp: '请网点负责人在「屏幕」页扫码或打开它的链接', connecting: '正在连接网点',
};
