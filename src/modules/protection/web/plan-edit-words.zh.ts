export const zh = {
  title: '改计划', help: '时间写「开门」「关门」或几点几分，用空格隔开；也可以再加每隔多少分钟一次。空着就是这一级不做。', cancel: '不改了', moments: { opening: '开门', closing: '关门' },
  every: '每', minutes: '分钟', everyN: (n: string) => `每 ${n} 分钟`, never: '不做', agent: '消毒剂', strength: '浓度', contactFor: '作用时间', openFor: '开窗时长', badTimes: '请写成 09:30，或「开门」「关门」',
  preview: '会改变什么（项数按本网点今天的营业时间算）', nothingYet: '还没有改动。', doesNotRead: '还有一处填得不对，改好后才能看到变化。', load: (level: string, before: string, after: string) => (before === after ? `${level}每天仍是 ${after} 项` : `${level}每天 ${before} 项变为 ${after} 项`),
  moved: '这份计划刚被改过', movedHelp: '您写的还在；它是在您打开时的计划上改的。', lookAtNew: '放弃我的，看新计划', stillMine: '仍按我的', ahead: (from: string, by: string) => `${from} 起已另有一版计划${by === '' ? '' : `（${by}）`}；您改的是今天这一版。`,
  from: '从哪天起', width: '范围', region: '整个片区', network: '全行', source: '依据（文号或原因）', save: '保存计划', saved: (from: string) => `已保存，${from} 起执行`,
};
