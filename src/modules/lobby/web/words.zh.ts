export const zh = {
  teller: '柜台叫号', counter: '窗口', chooseCounter: '选择您的窗口', sit: '上岗', stand: '离岗', next: '叫下一位', nextAfter: '办结并叫下一位', again: '重呼', start: '开始办理',
  notHere: '未到', finish: '办结', park: '暂停', transfer: '转办', resume: '恢复', takeBack: '过号返回', nobody: '现在没有客户', keys: '按键:N 下一位,R 重呼,M 未到,F 办结',
  called: '已叫到', serving: '办理中', green: '绿色通道', booked: '预约', walkIn: '现场', none: '无', maskOff: '需摘口罩', parked: '暂停中', missed: '已过号',
  doneCall: '已叫 {n}', doneFinish: '{n} 已办结', doneMiss: '{n} 未到,已记下', donePark: '{n} 已暂停', doneMove: '{n} 已转办', undone: '已撤销', toService: '转到业务', toCounter: '转到窗口', go: '确定',
  lobby: '大堂', screening: '门前登记', queue: '排队与分流', cases: '异常处置', inside: '厅内', outside: '厅外等候', free: '空位', waiting: '等候', entered: '今日进厅',
  scan: '扫描或输入登记码', read: '读取', temperature: '体温 ℃', phone: '联系电话', noPhone: '无手机,纸质登记', consent: '来访者已同意登记', yes: '是', no: '否', pass: '登记', allNo: '以上都答“否”',
  care: '照顾', careNone: '普通', elderly: '老人', pregnant: '孕妇', disabled: '残障', medical: '医护', greenCredit: '绿色通道', prefilled: '已预填 · 电话 {phone}', noPrefilledPhone: '未填电话', hasExposure: '有“是”的回答',
  verdictPass: '可以进厅', verdictOutside: '通过 · 请厅外等候', verdictAgain: '请休息 {n} 分钟后复测', verdictFever: '体温异常 · 勿进大堂', verdictExposure: '有接触史 · 勿进大堂', another: '下一位来访者',
  errand: '办什么业务?', ticketIs: '号码', bookingCode: '预约码', takeBooked: '预约取号', print: '打印小票', phonePage: '手机看号',
  second: '复测体温', decide: '处置', turnedAway: '劝返,给出其他办法', dedicated: '专属区域办理', isolation: '隔离室,已呼叫救助', by: '其他办法', cash_machine: '自助机', phone_bank: '电话银行', app: '手机银行', appointment: '改约',
  noCases: '没有待处置的异常', admit: '放行下一位', leaving: '走一位', leave: '离开', nobodyWaits: '没有人等候。取号后会显示在这里。', floor: '厅内分布', people: '{n} 人', idle: '空闲', shut: '未开', minutes: '{n} 分钟', guarded: '久候',
  rest: '稍等5分钟', toMachine: '去智能区', paper: '纸质登记表', fever: '体温异常', exposure: '接触史', firstThis: '先选窗口', withoutTicket: '未取号', take: '取号', tabs: '大堂工作', notMeasured: '请先输入体温', close: '日终清场', closeSure: '清场后所有未办号码结束,厅内人数归零。', give: '设照顾',
};
