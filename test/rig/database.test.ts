import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type TestDatabase } from './database.ts';

let one: TestDatabase;
let other: TestDatabase;

beforeAll(async () => {
  [one, other] = [await freshDatabase(), await freshDatabase()];
});

afterAll(async () => {
  await one.drop();
  await other.drop();
});

describe('a database of its own', () => {
  it('is migrated, and no other test sees it', async () => {
    await rows(one.ownerUrl, "insert into app.place (id, kind, parent_id) values ('00000000-0000-7000-8000-000000000001', 'region', '00000000-0000-0000-0000-000000000000')");
    expect(await rows(one.ownerUrl, "select id from app.place where kind = 'region'")).toHaveLength(1);
    expect(await rows(other.ownerUrl, "select id from app.place where kind = 'region'")).toHaveLength(0);
  });
});

async function rows(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}
