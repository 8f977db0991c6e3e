export const zh = {
  title: '来访登记簿', day: '哪一天', help: '电话已遮盖。每次查看都会留痕；到期自动销毁，不能导出。', time: '时间', result: '结果', passed: '通过', notPassed: '异常，另行处置', how: '登记方式', beforehand: '手机预填', atDoor: '门前登记',
  consent: '同意', consents: { phone: '手机勾选', spoken: '口头', paper: '纸质签名' }, limit: '当时的体温线', phone: '联系电话', onPaper: '纸质登记', more: '再看更早的', empty: '这一天没有登记', emptyHelp: '来访者过了门前，就会记在这里。',
  show: '查看', showTitle: '查看联系电话', showHelp: '为什么要看？原因会记入操作留痕。', reasons: { contact_tracing: '疾控要求协查', visitor_asks: '来访者本人要求', lost_property: '归还遗失物品' },
  certificates: '销毁证明', noCertificates: '还没有到期销毁的登记。', destroyed: '{n} 条登记、{forms} 份预填、{cases} 条异常，保存 {days} 天后于 {at} 销毁。', keyGone: '当日密钥已于 {at} 销毁。', keyDue: '当日密钥待其他网点到期后销毁。',
};
