import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeBranchSetting } from '#modules/branches/index.ts';
import { sealTrail, verifyTrail } from '#platform/trail.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';

let bank: TestBank;
let owner: pg.Client;
let branch = '';
let other = '';

beforeAll(async () => {
  bank = await openBank();
  owner = new pg.Client(bank.ownerUrl);
  await owner.connect();
  branch = (await foundBranch(bank)).branch;
  other = (await foundBranch(bank)).branch;
  for (const at of [branch, other]) for (let deed = 0; deed < 6; deed += 1) await setLimit(at, deed);
});

afterAll(async () => {
  await owner.end();
  await bank.close();
});

describe('the trail', () => {
  it('is whole as it was written', async () => {
    const verdict = await verifyTrail(bank.house);
    expect([verdict.chains, verdict.findings]).toEqual([3, []]);
    expect(verdict.entries).toBeGreaterThan(15);
  });

  it.each([
    ['a changed entry', `update app.trail set facts = '{"value": 99}' where branch_id = $1 and seq = 4`, 'changed', 4],
    ['a changed time', `update app.trail set at = at - interval '1 second' where branch_id = $1 and seq = 3`, 'changed', 3],
    ['a changed person', `update app.trail set actor = 'somebody else' where branch_id = $1 and seq = 2`, 'changed', 2],
    ['a changed outcome', `update app.trail set outcome = 'forbidden' where branch_id = $1 and seq = 5`, 'changed', 5],
    ['a removed entry', 'delete from app.trail where branch_id = $1 and seq = 4', 'missing', 4],
    ['a removed first entry', 'delete from app.trail where branch_id = $1 and seq = 1', 'missing', 1],
    ['a cut tail', 'delete from app.trail where branch_id = $1 and seq > 4', 'cut off', 5],
    ['an emptied chain', 'delete from app.trail where branch_id = $1', 'cut off', 1],
    ['a replaced head', `update app.trail_head set hash = sha256('x') where branch_id = $1`, 'head replaced', 'last'],
  ])('names %s', async (_, tampering, kind, seq) => {
    await undone(async () => {
      await owner.query(tampering, [branch]);
      const { findings } = await verifyTrail(bank.house);
      expect(findings[0]).toMatchObject({ branch, kind, seq: seq === 'last' ? await lastOf(branch) : seq });
      expect(findings.every((finding) => finding.branch === branch)).toBe(true);
    });
  });

  it('names an inserted entry, even one with a right hash of its own', async () => {
    await undone(async () => {
      await owner.query('update app.trail set seq = seq + 1000 where branch_id = $1 and seq > 3', [branch]);
      await owner.query('update app.trail set seq = seq - 999 where branch_id = $1 and seq > 1000', [branch]);
      await owner.query(`
        insert into app.trail select branch_id, 4, at, actor, act, object, outcome, facts, hash, app.trail_hash(hash, branch_id, 4, at, actor, act, object, outcome, facts)
        from app.trail where branch_id = $1 and seq = 3`, [branch]);
      expect((await verifyTrail(bank.house)).findings[0]).toMatchObject({ branch, kind: 'changed', seq: 5 });
    });
  });

  it('names two entries that changed places', async () => {
    await undone(async () => {
      await owner.query('update app.trail set seq = 1002 where branch_id = $1 and seq = 2', [branch]);
      await owner.query('update app.trail set seq = 2 where branch_id = $1 and seq = 3', [branch]);
      await owner.query('update app.trail set seq = 3 where branch_id = $1 and seq = 1002', [branch]);
      const { findings } = await verifyTrail(bank.house);
      expect(findings.map(({ seq }) => seq)).toEqual(expect.arrayContaining([2, 3]));
    });
  });

  it('names two branches whose chains changed places', async () => {
    await undone(async () => {
      const swap = `case branch_id when '${branch}'::uuid then '${other}'::uuid else '${branch}'::uuid end`;
      for (const table of ['app.trail', 'app.trail_head']) {
        await owner.query(`create temporary table swapped as select * from ${table} where branch_id in ($1, $2)`, [branch, other]);
        await owner.query(`delete from ${table} where branch_id in ($1, $2)`, [branch, other]);
        await owner.query(`update swapped set branch_id = ${swap}`);
        await owner.query(`insert into ${table} select * from swapped`);
        await owner.query('drop table swapped');
      }
      const { findings } = await verifyTrail(bank.house);
      expect(new Set(findings.map((finding) => finding.branch))).toEqual(new Set([branch, other]));
    });
  });

  it('names a chain that somebody wrote anew from one entry on, head and all, by the seal', async () => {
    await sealTrail(bank.house);
    await undone(async () => {
      await rewrite(branch, 3);
      const { findings } = await verifyTrail(bank.house);
      expect(findings).toEqual([expect.objectContaining({ branch, kind: 'differs from seal', seq: await lastOf(branch) })]);
    });
  });

  it('names a tail cut off together with its head, by the seal', async () => {
    await sealTrail(bank.house);
    await undone(async () => {
      await owner.query('delete from app.trail where branch_id = $1 and seq > 4', [branch]);
      await owner.query('update app.trail_head set seq = 4, hash = (select hash from app.trail where branch_id = $1 and seq = 4) where branch_id = $1', [branch]);
      expect((await verifyTrail(bank.house)).findings[0]).toMatchObject({ branch, kind: 'cut off', seq: 5 });
    });
  });

  it('names a chain that is gone with its head, by the seal', async () => {
    await undone(async () => {
      await owner.query('delete from app.trail where branch_id = $1', [branch]);
      await owner.query('delete from app.trail_head where branch_id = $1', [branch]);
      expect((await verifyTrail(bank.house)).findings[0]).toMatchObject({ branch, kind: 'cut off' });
    });
  });

  it('names a seal that was changed, and one that was taken away', async () => {
    await undone(async () => {
      await owner.query(`update app.seal set heads = '{}'`);
      expect((await verifyTrail(bank.house)).findings.map(({ kind }) => kind)).toContain('seal forged');
    });
    await undone(async () => {
      await owner.query('delete from app.seal');
      expect((await verifyTrail(bank.house)).findings.map(({ kind }) => kind)).toContain('seal missing');
    });
  });

  it('is whole again after all this', async () => {
    expect((await verifyTrail(bank.house)).findings).toEqual([]);
  });
});

async function setLimit(at: string, deed: number): Promise<void> {
  await changeBranchSetting(bank.as('hq_operations'), { branch: at, name: 'contact.keepDays', value: 20 + deed, fromOn: '2026-03-02' });
}

/** The database as it was before, tables of the trail only; the program reads through its own connections, so this cannot be one transaction. */
async function undone(tamper: () => Promise<void>): Promise<void> {
  const tables = ['trail', 'trail_head', 'seal'];
  const seals = sealFiles().map((file) => [file, readFileSync(file, 'utf8')] as const);
  for (const table of tables) await owner.query(`create temporary table saved_${table} as select * from app.${table}`);
  try {
    await tamper();
  } finally {
    for (const table of tables) {
      await owner.query(`delete from app.${table}`);
      await owner.query(`insert into app.${table} select * from saved_${table}`);
      await owner.query(`drop table saved_${table}`);
    }
    for (const [file, text] of seals) writeFileSync(file, text);
  }
}

function sealFiles(): string[] {
  const folder = join(bank.home, 'seals');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name));
}

/** Somebody with the database, but without the key of the seals, changes an entry and computes every later hash again. */
async function rewrite(at: string, from: number): Promise<void> {
  await owner.query(`update app.trail set facts = '{"value": 99}' where branch_id = $1 and seq = $2`, [at, from]);
  for (let seq = from; seq <= (await lastOf(at)); seq += 1) {
    await owner.query(`
      update app.trail set prev = before.hash, hash = app.trail_hash(before.hash, trail.branch_id, trail.seq, trail.at, trail.actor, trail.act, trail.object, trail.outcome, trail.facts)
      from app.trail before where before.branch_id = trail.branch_id and before.seq = trail.seq - 1 and trail.branch_id = $1 and trail.seq = $2`, [at, seq]);
  }
  await owner.query('update app.trail_head set hash = (select hash from app.trail where branch_id = $1 order by seq desc limit 1) where branch_id = $1', [at]);
}

async function lastOf(at: string): Promise<number> {
  const { rows } = await owner.query<{ seq: number }>('select coalesce(max(seq), 0)::int as seq from app.trail where branch_id = $1', [at]);
  return rows[0]?.seq ?? 0;
}
