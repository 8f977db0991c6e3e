export const zh = {
  'postgres.inUse': '数据文件夹 {home} 正被另一个开门程序使用(进程 {pid})。请先停止它，或用 KAIMEN_HOME 换一个文件夹。',
  'postgres.missing': '没有找到本机({platform})的数据库程序。请运行 npm start 让它自动安装，或用 DATABASE_URL 指定 PostgreSQL 15 以上的数据库。',
  'postgres.otherVersion': '数据文件夹由 PostgreSQL {found} 建立，本程序自带的是 {needed}。请先用原来的版本导出数据再升级。',
  'backup.notEmpty': '文件夹 {folder} 不是空的。请换一个空文件夹放备份。',
  'backup.folderMissing': '请写出备份文件夹，例如：kaimen backup /backup/2026-11-26',
  'backup.none': '文件夹 {folder} 里没有备份。',
  'backup.noKeys': '{folder} 里没有密钥（ring.json）。没有密钥，备份中的个人信息无法读取；请用 --keys 指出密钥所在的文件夹。',
  'backup.homeInUse': '{home} 里已经有数据库。请用 KAIMEN_HOME 换一个新文件夹再恢复。',
  'backup.otherKeys': '{folder} 里已有另一套密钥。请换一个 KAIMEN_HOME，两套密钥不能混用。',
  'backup.ownDatabase': '当前用的是本行自己的 PostgreSQL（DATABASE_URL），请用它自己的备份工具（pg_basebackup、pg_dump）。',
} as const;
