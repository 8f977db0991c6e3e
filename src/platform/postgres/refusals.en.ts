export const en = {
  'postgres.inUse': 'Another Kaimen program (process {pid}) is using the data folder {home}. Stop it first, or name another folder in KAIMEN_HOME.',
  'postgres.missing': 'The database server for this machine ({platform}) is not installed. Run npm start, which installs it, or give a PostgreSQL 15 or newer in DATABASE_URL.',
  'postgres.otherVersion': 'The data folder was made by PostgreSQL {found}; this program brings {needed}. Export the data with the old version before upgrading.',
  'backup.notEmpty': 'The folder {folder} is not empty. Choose an empty one for the backup.',
  'backup.folderMissing': 'Name the folder of the backup, such as: kaimen backup /backup/2026-11-26',
  'backup.none': 'There is no backup in {folder}.',
  'backup.noKeys': 'There are no keys (ring.json) in {folder}. Without them nobody can read the personal values of the backup; name their folder with --keys.',
  'backup.homeInUse': 'There is a database in {home} already. Name a new folder in KAIMEN_HOME to restore into.',
  'backup.otherKeys': 'There are other keys in {folder} already. Name another KAIMEN_HOME: two key rings cannot be mixed.',
  'backup.ownDatabase': 'This bank runs on a PostgreSQL of its own (DATABASE_URL): back it up with its own tools (pg_basebackup, pg_dump).',
} as const;
