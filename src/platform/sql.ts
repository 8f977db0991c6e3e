import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql, type RawBuilder } from 'kysely';
import type { PoolClient, QueryResultRow } from 'pg';

export { sql };
export type Query<Row> = RawBuilder<Row>;

/** The statements of one transaction. All SQL of Kaimen goes through one of these four questions. */
export type Tx = Readonly<{
  /** all rows */
  many: <Row extends object>(query: Query<Row>) => Promise<Row[]>;
  /** exactly one row; none is a fault */
  one: <Row extends object>(query: Query<Row>) => Promise<Row>;
  /** one row or undefined */
  maybe: <Row extends object>(query: Query<Row>) => Promise<Row | undefined>;
  /** for changes: how many rows changed */
  run: (query: Query<unknown>) => Promise<number>;
}>;

// Kysely only writes the text and numbers the parameters here; the statements run on our own connection.
const writer = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const MOST_PREPARED = 2_000;
const prepared = new Map<string, string>();

export function statementsOn(client: PoolClient): Tx {
  const query = async <Row extends QueryResultRow>(raw: Query<Row>) => {
    const { sql: text, parameters } = raw.compile(writer);
    const name = preparedName(text);
    return client.query<Row>({ text, values: [...parameters], ...(name && { name }) });
  };
  return {
    many: async (raw) => (await query(raw)).rows,
    maybe: async (raw) => (await query(raw)).rows[0],
    one: async (raw) => {
      const [row] = (await query(raw)).rows;
      if (!row) throw new Error('a row was expected and there is none');
      return row;
    },
    run: async (raw) => (await query(raw as Query<QueryResultRow>)).rowCount ?? 0,
  };
}

/** Statements are prepared once per connection under a short name; a flood of different texts is not. */
function preparedName(text: string): string | undefined {
  const known = prepared.get(text);
  if (known) return known;
  if (prepared.size >= MOST_PREPARED) return undefined;
  const name = `k${prepared.size}`;
  prepared.set(text, name);
  return name;
}
