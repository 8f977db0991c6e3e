export const zh = {
  ticket: '我的号码', ahead: '前面还有 {n} 位', first: '您是下一位', why: '为什么是这个次序', booked: '{n} 位预约客户', medical: '{n} 位医护或绿色通道', cared: '{n} 位老人、孕妇或残障人士', longWaiting: '{n} 位已等候较久', others: '{n} 位先到的客户',
  red: '还早,可在别处等候', yellow: '请动身来网点', green: '请在厅内等候', outside: '请先在厅外等候,放行后再进厅', goTo: '请到 {counter}', serving: '正在 {counter} 办理', parked: '材料备好后,请告诉柜员',
  missed: '已过号。请在 {at} 前点“我回来了”', served: '已办结,谢谢您', left: '这个号码已结束', notReady: '还没准备好,5 分钟后再叫我', back: '我回来了', giveUp: '放弃排队', later: '{at} 之后再叫您', unknown: '号码打不开',
  door: '进厅登记', day: '哪一天来?', today: '今天', tomorrow: '明天', person: '第 {n} 位', phone: '联系电话(可空)', yes: '是', no: '否', agree: '我同意', add: '再填一位', send: '提交,取得登记码', missing: '请回答每个问题,并勾选同意。',
  code: '登记码', show: '到门口出示这个码。{day} 当天有效,每人一个。', keep: '数据保存 {n} 天后销毁。', step: '只需再量体温,十几秒即可进厅。',
};
