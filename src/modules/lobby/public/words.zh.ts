export const zh = {
  ticket: '我的号码', ahead: '前面还有 {n} 位', first: '您是下一位', why: '为什么是这个次序', booked: '{n} 位预约客户', medical: '{n} 位医护或绿色通道', cared: '{n} 位老人、孕妇或残障人士', longWaiting: '{n} 位已等候较久', others: '{n} 位先到的客户',
  countersOpen: '{n} 个窗口正在办这类业务', noCounter: '暂时没有窗口办这类业务，请留意大堂经理', bandRed: '在别处等', bandYellow: '动身来', bandGreen: '在厅内',
  red: '还早，可在别处等候', yellow: '请动身来网点', green: '请在厅内等候', comeIn: '快轮到您了，请到门口，有位就进', sitAt: '请坐 {seat} 号座位', outside: '请先在厅外等候，放行后再进厅', goTo: '请到 {counter}', serving: '正在 {counter} 办理', parked: '材料备好后，请告诉柜员',
  missed: '已过号。请在 {at} 前点“我回来了”', served: '已办结，谢谢您', left: '这个号码已结束', notReady: '还没准备好,5 分钟后再叫我', back: '我回来了', giveUp: '放弃排队', later: '{at} 之后再叫您', unknown: '号码打不开',
  giveUpSure: '放弃后，这个号码作废，要办业务得重新取号。', giveUpYes: '放弃这个号码', giveUpNo: '不放弃，继续等',
  door: '进厅登记', intro: '在家填好，到门口只要出示登记码、量体温，十几秒就能进厅。', day: '哪一天来?', today: '今天', tomorrow: '明天', person: '第 {n} 位', remove: '去掉这一位', phone: '联系电话(可不填)', phoneHelp: '有需要时才联系您。', name: '姓名(可不填)', nameBasis: '依据:{basis}', yes: '是', no: '否', agree: '我同意', add: '再填一位', send: '提交，取得登记码', missing: '请回答每个问题，并勾选同意。',
  code: '登记码', show: '{day}到门口出示这个码，每人一个', showAny: '到门口出示这个码，每人一个', keep: '数据保存 {n} 天后销毁。', step: '只需再量体温，十几秒即可进厅。', keepPage: '把这一页加到收藏，或截屏保存。没有手机也不要紧，到门口当场登记。',
  takeTitle: '量过体温后，在手机上取号', takeHelp: '不用碰取号机，号码就在您的手机上。已有预约的，请把预约码给大堂经理。', forWhom: '给哪个登记码取号?', errand: '办什么业务?', choose: '请选择', take: '取号',
  wait: '预计等候', waitAbout: '约 {low}–{high} 分钟', waitSoon: '{high} 分钟以内', waitAt: '{at} 的预计。十位里约有八位不会等得更久。', waitHidden: '这几天的预计不够准，所以只显示前面的人数。',
};
