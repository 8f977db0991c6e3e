import { KEY, kindOf, type Fn, type ForeignKey, type Schema, type Table } from './schema-model.ts';

/** `find` names what breaks the rule; `kinds` gives how each table that a foreign key points to lies. */
export type SchemaRule = Readonly<{ name: string; find: (schema: Schema, whole: Schema) => string[] }>;

const branchTables = ({ tables }: Schema) => tables.filter((table) => kindOf(table) === 'branch');
const named = (tables: readonly Table[]) => tables.map(({ name }) => name);
const withKey = ({ columns }: Table) => columns.some(({ name }) => name === KEY);

export const schemaRules: readonly SchemaRule[] = [
  {
    name: 'every table with a branch’s rows forces row security',
    find: ({ tables }) => named(tables.filter((table) => withKey(table) && table.comment !== 'reference' && !(table.isSecured && table.isForced))),
  },
  {
    name: 'every secured table has a policy for reading and for writing, by the context alone, without a subquery',
    find: ({ tables }) => named(tables.filter(({ isSecured, policies }) => isSecured && !(policies.length > 0 && policies.every(isSound)))),
  },
  {
    name: 'every column has a data class, and none is C3',
    find: ({ tables }) => tables.flatMap(({ name, columns }) => columns.filter(({ comment }) => !/^C[012]\b/.test(comment ?? '')).map((column) => `${name}.${column.name}`)),
  },
  {
    name: 'Citus 1: the primary key of a branch’s table begins with the branch',
    find: (schema) => named(branchTables(schema).filter(({ indexes }) => indexes.find(({ isPrimary }) => isPrimary)?.columns[0] !== KEY)),
  },
  {
    name: 'Citus 2: nothing of a branch’s table is unique or exclusive without the branch',
    find: (schema) => branchTables(schema).flatMap(({ name, indexes }) => indexes.filter((index) => !(index.isExclusion ? index.equal : index.columns).includes(KEY)).map((index) => `${name}: ${index.name}`)),
  },
  {
    name: 'Citus 3: foreign keys between branches’ tables carry the branch, and only reference tables are pointed to from elsewhere',
    find: (schema, whole) => everyForeignKey(schema).filter(({ table, key }) => !isLawful(table, key, whole)).map(({ table, key }) => `${table.name}: ${key.name}`),
  },
  {
    name: 'every foreign key says what happens on delete, and none sets null',
    find: (schema) => everyForeignKey(schema).filter(({ key }) => !['r', 'c'].includes(key.onDelete)).map(({ table, key }) => `${table.name}: ${key.name}`),
  },
  {
    name: 'Citus 5: a branch’s table has no triggers',
    find: (schema) => branchTables(schema).flatMap(({ name, triggers }) => triggers.map((trigger) => `${name}: ${trigger}`)),
  },
  {
    name: 'Citus 17: a branch’s table numbers nothing by itself',
    find: (schema) => branchTables(schema).flatMap(({ name, columns }) => columns.filter(({ isIdentity }) => isIdentity).map((column) => `${name}.${column.name}`)),
  },
  { name: 'Citus 6: rows are locked within one branch', find: inFunctions((statement, schema) => /\bfor (no key )?update\b/i.test(statement) && /^\s*(select|perform|with)\b/i.test(statement) && !isLocalOnly(statement, schema) && !new RegExp(`\\b${KEY}\\s*=`, 'i').test(statement)) },
  { name: 'Citus 7: on conflict takes excluded values, never the time of the node', find: inFunctions((statement) => /on conflict[\s\S]*do update[\s\S]*\b(now\(\)|current_timestamp|clock_timestamp\(\))/i.test(statement)) },
  { name: 'Citus 8: a row never changes its branch', find: inFunctions((statement) => new RegExp(`\\bupdate\\b[\\s\\S]*\\bset\\b(?:(?!\\bwhere\\b)[\\s\\S])*\\b${KEY}\\s*=`, 'i').test(statement)) },
  { name: 'Citus 11: the context is set by SET LOCAL alone', find: inFunctions((statement) => /\bset_config\s*\(/i.test(statement)) },
  {
    name: 'Citus 15: rows from a select go into a branch’s table only with returning or on conflict',
    find: inFunctions((statement, schema) => {
      const into = /\binsert into\s+([\w.]+)\s*(\([^)]*\))?\s*(select|with)\b/i.exec(statement)?.[1];
      const table = schema.tables.find(({ name }) => name === into);
      return table !== undefined && kindOf(table) === 'branch' && !/\breturning\b|\bon conflict\b/i.test(statement);
    }),
  },
];

function isSound({ command, using, check }: Table['policies'][number]): boolean {
  const text = `${using ?? ''} ${check ?? ''}`;
  return command === '*' && using !== null && check !== null && text.includes(KEY) && text.includes('current_setting') && !/\bselect\b/i.test(text);
}

function everyForeignKey({ tables }: Schema): { table: Table; key: ForeignKey }[] {
  return tables.flatMap((table) => table.foreignKeys.map((key) => ({ table, key })));
}

function isLawful(table: Table, key: ForeignKey, { tables }: Schema): boolean {
  const target = tables.find(({ name }) => name === key.to);
  if (!target) return false;
  const [from, to] = [kindOf(table), kindOf(target)];
  if (to === 'reference') return true;
  if (to === 'local') return from === 'local';
  const at = key.columns.indexOf(KEY);
  return from === 'branch' && at >= 0 && key.toColumns[at] === KEY;
}

function inFunctions(breaks: (statement: string, whole: Schema) => boolean): SchemaRule['find'] {
  return ({ functions }, whole) => functions.filter((one) => statementsOf(one).some((statement) => breaks(statement, whole))).map(({ name }) => name);
}

/** The statements of a body, without comments, without what only frames them (`for … in`, `if … then`, `begin`), and with literals emptied. */
function statementsOf({ source }: Fn): string[] {
  const bare = source.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^']|'')*'/g, "''");
  return bare.split(/;|\bloop\b|\bthen\b|\belse\b|\bbegin\b/i).map((statement) => statement.replace(/^[\s\S]*?\bfor\s+\w+\s+in\s+(?=select)/i, '').trim()).filter(Boolean);
}

function isLocalOnly(statement: string, { tables }: Schema): boolean {
  const from = [...statement.matchAll(/\b(?:from|join)\s+([a-z_]+\.[a-z_]+)/gi)].map((match) => match[1]);
  const lockedKinds = from.flatMap((name) => tables.filter((table) => table.name === name).map(kindOf));
  return lockedKinds.length > 0 && !lockedKinds.includes('branch');
}
