export const en = {
  'postgres.inUse': 'Another Kaimen program (process {pid}) is using the data folder {home}. Stop it first, or name another folder in KAIMEN_HOME.',
  'postgres.missing': 'The database server for this machine ({platform}) is not installed. Run npm start, which installs it, or give a PostgreSQL 15 or newer in DATABASE_URL.',
  'postgres.otherVersion': 'The data folder was made by PostgreSQL {found}; this program brings {needed}. Export the data with the old version before upgrading.',
} as const;
