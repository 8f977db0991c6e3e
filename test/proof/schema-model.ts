import type pg from 'pg';

export type Column = Readonly<{ name: string; comment: string | null; isIdentity: boolean }>;
export type Index = Readonly<{ name: string; columns: readonly string[]; isPrimary: boolean; isExclusion: boolean; equal: readonly string[] }>;
export type ForeignKey = Readonly<{ name: string; columns: readonly string[]; to: string; toColumns: readonly string[]; onDelete: string }>;
export type Table = Readonly<{
  name: string;
  owner: string;
  comment: string | null;
  columns: readonly Column[];
  isSecured: boolean;
  isForced: boolean;
  policies: readonly Readonly<{ name: string; command: string; using: string | null; check: string | null }>[];
  indexes: readonly Index[];
  foreignKeys: readonly ForeignKey[];
  triggers: readonly string[];
}>;
export type Fn = Readonly<{ name: string; owner: string; source: string }>;
export type Schema = Readonly<{ tables: readonly Table[]; functions: readonly Fn[] }>;

/** How a table lies on Citus: cut by branch, a copy on every node, or on the coordinator alone. */
export function kindOf(table: Table): 'branch' | 'reference' | 'local' {
  if (table.comment === 'local') return 'local';
  return table.columns.some(({ name }) => name === KEY) && table.comment !== 'reference' ? 'branch' : 'reference';
}

export const KEY = 'branch_id';

/** What the database's own catalogue says about some schemas (our migrations' own list and the job library's tables excepted). */
export async function readSchema(client: pg.Client, only?: string): Promise<Schema> {
  const filter = only === undefined
    ? "n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') and n.nspname not like 'pg\\_%'"
    : `n.nspname = ${client.escapeLiteral(only)}`;
  const tables = await client.query<Table>(TABLES.replace('FILTER', filter));
  const functions = await client.query<Fn>(FUNCTIONS.replace('FILTER', filter));
  return { tables: tables.rows, functions: functions.rows };
}

const COLUMNS_OF = (numbers: string, table: string) =>
  `(select coalesce(json_agg(a.attname order by k.at), '[]') from unnest(${numbers}) with ordinality as k (number, at) join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;

const TABLES = `
  select n.nspname || '.' || c.relname as name, pg_get_userbyid(c.relowner) as owner, obj_description(c.oid, 'pg_class') as comment,
    c.relrowsecurity as "isSecured", c.relforcerowsecurity as "isForced",
    (select coalesce(json_agg(json_build_object('name', a.attname, 'comment', col_description(c.oid, a.attnum), 'isIdentity', a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid), '') like 'nextval%') order by a.attnum), '[]')
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select coalesce(json_agg(json_build_object('name', p.polname, 'command', p.polcmd, 'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid))), '[]')
      from pg_policy p where p.polrelid = c.oid) as policies,
    (select coalesce(json_agg(json_build_object('name', i.relname, 'columns', ${COLUMNS_OF('x.indkey::int2[]', 'c.oid')}, 'isPrimary', x.indisprimary, 'isExclusion', x.indisexclusion,
        'equal', coalesce((select json_agg(a.attname) from pg_constraint k, unnest(k.conkey, k.conexclop) as e (number, op) join pg_attribute a on a.attrelid = c.oid and a.attnum = e.number join pg_operator o on o.oid = e.op
          where k.conindid = x.indexrelid and k.contype = 'x' and o.oprname = '='), '[]')) order by i.relname), '[]')
      from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and (x.indisunique or x.indisexclusion)) as indexes,
    (select coalesce(json_agg(json_build_object('name', k.conname, 'columns', ${COLUMNS_OF('k.conkey', 'c.oid')}, 'to', tn.nspname || '.' || t.relname, 'toColumns', ${COLUMNS_OF('k.confkey', 't.oid')}, 'onDelete', k.confdeltype) order by k.conname), '[]')
      from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_namespace tn on tn.oid = t.relnamespace where k.conrelid = c.oid and k.contype = 'f') as "foreignKeys",
    (select coalesce(json_agg(g.tgname), '[]') from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal) as triggers
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and FILTER
  order by 1`;

const FUNCTIONS = `
  select n.nspname || '.' || p.proname as name, pg_get_userbyid(p.proowner) as owner, p.prosrc as source
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
  where l.lanname in ('sql', 'plpgsql') and FILTER
  order by 1`;
