export const zh = {
  lang: 'zh' as 'zh' | 'en',
  // 大堂平板
  lobby: '大堂', screening: '门前登记', queue: '排队与分流', cases: '异常处置', dayEnd: '日终', paper: '纸质登记表',
  inside: '厅内人数', outside: '厅外', freePlaces: '还可进 {n} 人', full: '已满', enteredToday: '今日进厅 {n}', outsideNow: '厅外等候 {n} 人',
  hallSays: '厅内 {inside} 人,限流 {cap} 人;厅外等候 {outside} 人', admit: '放行', leaving: '走一位', nobodyOutside: '厅外没有人等候', noRoom: '厅内已满,有人离开后可放行',
  doneAdmit: '已放行 {n}', visitor: '一位来访者', doneOut: '已减一位,厅内 {n} 人', undone: '已撤销', undo: '撤销', closedToday: '今天已清场。再有人来,仍可登记。',
  // 门前
  scan: '扫登记码或预约码,也可输入', read: '读取', camera: '摄像头', cameraOff: '关摄像头', cameraHint: '把二维码放在框里', cameraBlind: '打不开摄像头。请用扫码枪,或输入码。',
  notOurs: '这不是登记码或预约码。请核对,或当场登记。', notABooking: '这不是预约码。请核对,或直接选业务。', bookingIs: '已扫预约 {code}',
  temperature: '测温', typed: '其他读数({limit} 为异常)', questions: '问询', register: '登记联系电话', filledBefore: '已预填', notThisForm: '不是这一位,当场登记',
  phone: '联系电话', noPhone: '无手机,纸质登记', name: '姓名', nameBasis: '依据:{basis}', yes: '是', no: '否', allNo: '都答“否”', consentGiven: '来访者预填时已同意登记。',
  pass: '登记,进厅', passAgreed: '来访者同意 · 登记', notMeasured: '请先测温', notAsked: '请先问询', notRegistered: '请填电话,或选纸质登记',
  care: '照顾', careNone: '普通', elderly: '老人', pregnant: '孕妇', disabled: '残障', medical: '医护', greenCredit: '绿色通道',
  prefilled: '已预填,全部回答“否”', noPrefilledPhone: '未填', hasExposure: '已预填,有“是”的回答',
  verdictPass: '可以进厅', verdictOutside: '通过 · 请在厅外等候', verdictAgain: '请休息 {n} 分钟后复测', verdictFever: '体温异常 · 勿进大堂', verdictExposure: '有接触史 · 勿进大堂',
  againHelp: '请来访者到通风处坐下休息。到时间后,在“异常处置”里复测。', another: '下一位来访者', decideLater: '稍后处置,下一位来访者',
  errand: '办什么业务?', bookingCode: '有预约:扫码或输入预约码', toMachine: '去智能机具区', noNumber: '不取号',
  print: '打印小票', printAgain: '补打小票', printed: '小票已打印', sentToPrinter: '已送到小票打印机', printedElsewhere: '这张小票已在别处打印', notPrinted: '{n} 的小票没有打出来', printHere: '用浏览器打印',
  phonePage: '手机看号', phonePageHelp: '手机扫一扫,带走号码', otherErrand: '换业务',
  // 异常处置
  fever: '体温异常', exposure: '接触史', since: '{at} 起', restsUntil: '休息到 {at}', secondNow: '可以复测了', second: '记下复测', secondHelp: '复测正常即可进厅;仍异常,再决定如何处置。',
  turnedAway: '劝返,告诉其他办法', turnedAwayHelp: '不必进厅也能办。选一项您告诉了来访者的办法:', dedicatedTitle: '到专属区域办理', dedicatedHelp: '不进大堂,由专人在专属区域接待。', dedicated: '已引到专属区域',
  isolationTitle: '到隔离室,呼叫救助', isolationHelp: '请先电话联系救助,再按下。', isolationHelpFever: '发热明显或不适:请先电话联系救助,再按下。', isolation: '已呼叫救助,送隔离室',
  cash_machine: '自助机', phone_bank: '电话银行', app: '手机银行', appointment: '改约', decided: '已记下', noCases: '没有待处置的异常', noCasesHelp: '体温异常或有接触史的来访者会显示在这里,不进大堂,也不进队列。',
  // 排队与分流
  floor: '厅内分布', waiting: '等候', people: '{n} 人', seats: '{n} 座', idle: '空闲', shut: '未开', waitFor: '等候 {n}', minutes: '{n} 分钟', guarded: '久候', waited: '已等 {n} 分钟',
  nobodyWaits: '没有人等候', nobodyWaitsHelp: '取号后会按叫号次序显示在这里。', withoutTicket: '厅内未取号', outsideNoTicket: '厅外未取号', beside: '暂停与过号', atMachine: '在智能机具区', toWaiting: '回等候区',
  leave: '离开', doneLeave: '已记离开', forNumber: '{n} 号 · 可以做什么', toCounterNumber: '{n}号窗口', notBefore: '{at} 后再叫', rest: '稍等 5 分钟', giveUp: '放弃,离开',
  doneRest: '{n} 稍等 5 分钟', doneResume: '{n} 已恢复排队', doneReturn: '{n} 已重新排队', doneGone: '{n} 已离开', doneCare: '照顾已更改',
  // 日终
  leftOver: '还没有办完的', nothingLeft: '全部办完', nothingLeftHelp: '厅内没有人,没有未办的号码。可以清场。', leftInside: '厅内 {n} 人,厅外 {outside} 人', leftAtCounters: '窗口正在办', leftWaiting: '还在等候', leftParked: '暂停中', leftMissed: '已过号',
  casesFirst: '还有 {n} 条异常没有处置。请先到“异常处置”。', closeHelp: '清场后,未办的号码全部结束,厅内人数归零,窗口离岗。夜里会自动清场一次。', close: '日终清场', closeSure: '现在清场?', closeText: '{n} 个号码会结束,厅内 {inside} 人计为离开。不能撤销。',
  closedNow: '已清场', closedText: '结束了 {n} 个号码,{inside} 人计为离开。',
  // 柜台
  teller: '柜台叫号', chooseCounter: '选择您的窗口', chooseHelp: '上岗后,这个窗口就算开着。', taken: '有人在岗', free: '空着', sit: '上岗', stand: '离岗', maskOffHere: '可办摘口罩业务', next: '叫下一位', nextAfter: '办结并叫下一位', again: '重呼', start: '开始办理',
  notHere: '未到', finish: '办结', park: '暂停', transfer: '转办', resume: '恢复排队', takeBack: '过号返回', nobody: '现在没有客户', keys: '快捷键', undoLast: '撤销:{what}', servedToday: '今天已办 {n} 位',
  calledTimes: '已叫 {n} 次', serving: '办理中', green: '绿色通道', booked: '预约', walkIn: '现场', none: '没有人', more: '还有 {n} 位', maskOff: '需摘口罩', parked: '暂停中', missed: '已过号',
  upNext: '下一位', nobodyForYou: '没有人等候这个窗口',
  doneCall: '已叫 {n}', doneAgain: '已重呼 {n}', doneStart: '{n} 开始办理', doneFinish: '{n} 已办结', doneMiss: '{n} 未到', donePark: '{n} 已暂停', doneMove: '{n} 已转办', finishedNobody: '已办结。没有人等候这个窗口。',
  toService: '转到业务', toCounter: '转到窗口',
};
