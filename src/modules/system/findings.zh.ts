import type { Check } from './figures.ts';

type Words = Readonly<{ name: string; says: string; cure: string }>;

/** `says` 陈述数字,`cure` 说明不正常时怎么办。 */
export const zh: Readonly<Record<Check, Words>> = {
  postgresql: { name: '数据库版本', says: 'PostgreSQL {version}', cure: '需要 PostgreSQL 15 或更新版本，请升级后重启。' },
  owner: { name: '程序账号不拥有任何表', says: '拥有 {owned} 张表', cure: '程序用了所有者账号连接。去掉 DATABASE_APP_URL,或换成 kaimen_app 的成员账号。' },
  rowSecurity: { name: '行级隔离', says: '无上下文可见 {withoutContext} 行，有上下文 {withContext} 行', cure: '上下文没有送达数据库。Citus 上请对程序账号设置 citus.propagate_set_commands = local。' },
  answers: { name: '应答', says: '启动以来应答 {asked} 次，故障 {faults} 次，95% 在 {p95Ms} 毫秒内', cure: '在日志中按请求编号查看状态为 5xx 的记录。' },
  outbox: { name: '待发事件', says: '{behind} 条未送达，最早 {oldestSeconds} 秒前', cure: '查看是否有长事务拖住（见"锁与长事务"),或任务进程是否在运行。' },
  jobsLate: { name: '到期任务', says: '{count} 个到期未做，最久 {seconds} 秒 {task}', cure: '任务进程太忙或没有运行。查看日志；可再启动一个程序分担。' },
  jobsGivenUp: { name: '放弃的任务', says: '{count} 个 {task}', cure: '先在日志中查明原因并排除，再在下方点"重试"。' },
  locks: { name: '锁与长事务', says: '{waiting} 个在等锁，最长事务 {seconds} 秒', cure: '查看 pg_stat_activity 中最久的事务；必要时结束它。' },
  connections: { name: '数据库连接', says: '{used} / {most}', cure: '减少其他程序的连接，或调高 max_connections。' },
  seal: { name: '留痕封存', says: '上次封存在 {seconds} 秒前', cure: '每分钟应封存一次。检查任务进程和 KAIMEN_HOME/seals 是否可写。' },
  memory: { name: '程序内存', says: '{mb} MB', cure: '记录当时的 /metrics 后重启程序；一再出现请报告。' },
  loop: { name: '程序响应延迟', says: '99% 在 {ms} 毫秒内', cure: '处理器不够用。再启动一个程序分担，或换更快的机器。' },
  disk: { name: '磁盘', says: '剩余 {mb} MB', cure: '请在数据库停止前腾出空间。' },
};
