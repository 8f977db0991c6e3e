import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { canonical } from '#kernel/canonical.ts';
import { sha256 } from '#kernel/digest.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import type { House } from './house.ts';
import { sql, type Tx } from './sql.ts';

export type TrailRow = { branch_id: string; seq: number; at_text: string; actor: string; act: string; object: string; outcome: string; facts: string; prev: Buffer; hash: Buffer };
/** What is wrong with the trail, and at which entry. */
export type Finding = Readonly<{ branch: string; seq: number; kind: 'changed' | 'missing' | 'out of order' | 'cut off' | 'head replaced' | 'differs from seal' | 'seal forged' | 'seal missing'; detail: string }>;
export type Verdict = Readonly<{ chains: number; entries: number; seals: number; findings: readonly Finding[] }>;
type Heads = Record<string, { seq: number; hash: string }>;
type SealRow = { id: string; at: Date; root: string; heads: Heads; signature: string };

const PAGE = 5_000;

/**
 * Seals the heads that moved since the last seal: root = SHA-256(last root + heads), signed with a key outside the database, and
 * written to a file beside it. A tail cut off later is found by the last seal that named it.
 */
export async function sealTrail(house: House): Promise<string | undefined> {
  return house.db.change({ branch: NETWORK, branches: 'all' }, async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(7236545)`);
    const last = await tx.maybe<SealRow>(sql`select * from app.seal order by at desc, id desc limit 1`);
    const sealed = await sealedHeads(tx);
    const heads = await tx.many<{ branch_id: string; seq: number; hash: string }>(sql`select branch_id, seq, encode(hash, 'hex') as hash from app.trail_head where seq > 0 order by branch_id`);
    const moved: Heads = Object.fromEntries(heads.filter((head) => sealed[head.branch_id]?.seq !== head.seq).map((head) => [head.branch_id, { seq: head.seq, hash: head.hash }]));
    if (Object.keys(moved).length === 0) return undefined;
    const id = newId();
    const root = rootOf(last?.root ?? '', moved);
    const signature = house.secrets.sign(root);
    await tx.run(sql`insert into app.seal (id, at, root, heads, signature) values (${id}, ${house.clock.real()}, ${root}, ${JSON.stringify(moved)}::jsonb, ${signature})`);
    const file = await sealFile(house, tx);
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, `${JSON.stringify({ id, root, signature })}\n`, { mode: 0o600 });
    return root;
  });
}

/** Each database of this home has a file of its own. */
async function sealFile(house: House, tx: Tx): Promise<string> {
  const { name } = await tx.one<{ name: string }>(sql`select current_database() || '-' || id as name from app.bank`);
  return join(house.home, 'seals', `${name}.jsonl`);
}

async function sealedHeads(tx: Tx): Promise<Heads> {
  const rows = await tx.many<{ branch: string; seq: number; hash: string }>(sql`
    select distinct on (head.key) head.key as branch, (head.value ->> 'seq')::bigint as seq, head.value ->> 'hash' as hash
    from app.seal, jsonb_each(heads) as head order by head.key, (head.value ->> 'seq')::bigint desc`);
  return Object.fromEntries(rows.map((row) => [row.branch, { seq: row.seq, hash: row.hash }]));
}

function rootOf(before: string, heads: Heads): string {
  return sha256(`${before}\n${canonical(heads)}`);
}

/** Reads every chain from its first entry to its head and names each entry that is not what it was. */
export async function verifyTrail(house: House, only?: string): Promise<Verdict> {
  const findings: Finding[] = [];
  const { seals, heads: sealed } = await verifySeals(house, findings);
  const heads = await house.db.look({ branches: 'all' }, (tx) => tx.many<{ branch_id: string; seq: number; hash: Buffer }>(sql`
    select branch_id, seq, hash from app.trail_head where ${only === undefined ? sql`true` : sql`branch_id = ${only}`} order by branch_id`));
  const known = new Set(heads.map((head) => head.branch_id));
  for (const [branch, { seq }] of Object.entries(sealed)) {
    if (!known.has(branch) && (only === undefined || only === branch)) findings.push({ branch, seq: seq.at(-1)?.seq ?? 0, kind: 'cut off', detail: 'the whole chain is gone although a seal names it' });
  }
  let entries = 0;
  for (const head of heads) entries += await verifyChain(house, head, sealed[head.branch_id]?.seq ?? [], findings);
  return { chains: heads.length, entries, seals, findings };
}

type SealedBranch = Record<string, { seq: { seq: number; hash: string }[] }>;

async function verifySeals(house: House, findings: Finding[]): Promise<{ seals: number; heads: SealedBranch }> {
  const rows = await house.db.look({ branch: NETWORK }, (tx) => tx.many<SealRow>(sql`select * from app.seal order by at, id`));
  const heads: SealedBranch = {};
  let before = '';
  for (const seal of rows) {
    const root = rootOf(before, seal.heads);
    if (root !== seal.root || house.secrets.sign(root) !== seal.signature) findings.push({ branch: NETWORK, seq: 0, kind: 'seal forged', detail: `seal ${seal.id}` });
    before = seal.root;
    for (const [branch, head] of Object.entries(seal.heads)) (heads[branch] ??= { seq: [] }).seq.push(head);
  }
  const file = await house.db.look({ branch: NETWORK }, (tx) => sealFile(house, tx));
  const roots = new Set(rows.map((seal) => seal.root));
  const written = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((text) => JSON.parse(text) as { id: string; root: string; signature: string }) : []; // written by sealTrail
  for (const seal of written) {
    if (!roots.has(seal.root) && house.secrets.sign(seal.root) === seal.signature) findings.push({ branch: NETWORK, seq: 0, kind: 'seal missing', detail: `seal ${seal.id} stands in the file but not in the database` });
  }
  return { seals: rows.length, heads };
}

async function verifyChain(house: House, head: { branch_id: string; seq: number; hash: Buffer }, sealed: readonly { seq: number; hash: string }[], findings: Finding[]): Promise<number> {
  const branch = head.branch_id;
  const seals = new Map(sealed.map((one) => [one.seq, one.hash]));
  let expected = 1;
  let prev: Buffer = Buffer.alloc(0);
  let named: Buffer | undefined;
  let count = 0;
  for (;;) {
    const page = await pageOf(house, branch, expected);
    for (const row of page) {
      count += 1;
      const wrong = whatIsWrong(row, expected, prev, seals.get(row.seq));
      if (wrong) findings.push({ branch, ...wrong });
      expected = row.seq + 1;
      prev = row.hash;
      if (row.seq === head.seq) named = row.hash;
    }
    if (page.length < PAGE) break;
  }
  const last = expected - 1;
  const sealedTo = Math.max(0, ...sealed.map((one) => one.seq));
  // Deeds go on while we read: the head is asked again at the end, and the entry that the first answer named must be the one it named.
  const after = await house.db.look({ branch }, (tx) => tx.one<{ seq: number; hash: Buffer }>(sql`select seq, hash from app.trail_head where branch_id = ${branch}`));
  if (head.seq > last || sealedTo > last) findings.push({ branch, seq: last + 1, kind: 'cut off', detail: `entries ${last + 1} to ${Math.max(head.seq, sealedTo)} are gone` });
  else if (after.seq < last || (after.seq === last && !after.hash.equals(prev)) || (named !== undefined && !named.equals(head.hash))) {
    findings.push({ branch, seq: head.seq, kind: 'head replaced', detail: `the head says entry ${after.seq}, the chain ends with ${last}` });
  }
  return count;
}

function whatIsWrong(row: TrailRow, expected: number, prev: Buffer, sealedHash: string | undefined): Omit<Finding, 'branch'> | undefined {
  const { seq } = row;
  if (seq !== expected) return { seq: expected, kind: 'missing', detail: `entries ${expected} to ${seq - 1} are missing` };
  if (!hashOf(row).equals(row.hash)) return { seq, kind: 'changed', detail: `entry ${seq} (${row.act}) is not what was written` };
  if (!row.prev.equals(prev)) return { seq, kind: 'out of order', detail: `entry ${seq} (${row.act}) does not follow the entry before it` };
  if (sealedHash !== undefined && sealedHash !== row.hash.toString('hex')) return { seq, kind: 'differs from seal', detail: `entry ${seq} (${row.act}) is another one than the seal names` };
  return undefined;
}

/** The same text that app.trail_hash digests. */
function hashOf(row: TrailRow): Buffer {
  const text = [row.branch_id, row.seq, row.at_text, row.actor, row.act, row.object, row.outcome, row.facts].join('\n');
  return createHash('sha256').update(row.prev).update(text).digest();
}

async function pageOf(house: House, branch: string, from: number): Promise<TrailRow[]> {
  return house.db.look({ branch }, (tx) => tx.many<TrailRow>(sql`
    select branch_id, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at_text, actor, act, object, outcome, facts, prev, hash
    from app.trail where branch_id = ${branch} and seq >= ${from} order by seq limit ${PAGE}`));
}
