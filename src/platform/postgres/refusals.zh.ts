export const zh = {
  'postgres.inUse': '数据文件夹 {home} 正被另一个开门程序使用(进程 {pid})。请先停止它,或用 KAIMEN_HOME 换一个文件夹。',
  'postgres.missing': '没有找到本机({platform})的数据库程序。请运行 npm start 让它自动安装,或用 DATABASE_URL 指定 PostgreSQL 15 以上的数据库。',
  'postgres.otherVersion': '数据文件夹由 PostgreSQL {found} 建立,本程序自带的是 {needed}。请先用原来的版本导出数据再升级。',
} as const;
