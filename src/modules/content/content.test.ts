import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#kernel/id.ts';
import { Refusal } from '#kernel/refusal.ts';
import { sql } from '#platform/sql.ts';
import { foundBranch, openBank, type TestBank } from '#test/rig/bank.ts';
import { putService } from '#modules/services/index.ts';
import { handOut, openCard, tellOutcome } from './acts/hand-out.ts';
import { publishCard, restoreCard, withdrawCard } from './acts/publish-card.ts';
import { takeStartingSet } from './acts/take-starting-set.ts';
import { addPicture, writeCard } from './acts/write-card.ts';
import { cardsFor, cardsOnDesk, listCards, oneCard } from './reads/cards.ts';
import { usageOfAll, usageOfBranch } from './reads/usage.ts';
import { STARTING_CARDS } from './starting-cards.ts';
import { cardBody } from './rules.ts';

let bank: TestBank;
let branch: string;
let other: string;

beforeAll(async () => {
  bank = await openBank();
  ({ branch } = await foundBranch(bank));
  ({ branch: other } = await foundBranch(bank));
  await putService(bank.asking(), { code: 'transfer', name: '转账', nameEn: 'Transfer', group: 'personal', minutes: 8, maskOff: false, urgency: 'ordinary' });
});
afterAll(() => bank?.close());

const code = async (deed: Promise<unknown>) => deed.then(() => 'yes', (no: unknown) => { if (no instanceof Refusal) return no.code; throw no; });
const hq = () => bank.as('hq_operations');
const lobby = () => bank.as('lobby_manager', [branch]);
const anybody = () => bank.as('anonymous');
const body = (title: string) => ({ title, titleEn: 'Transfer', minutes: 3, steps: [{ zh: '点“转账”', en: 'Tap Transfer' }] });
const written = async (card: string, title = '手机转账') => writeCard(hq(), { code: card, service: 'transfer', channel: 'app', body: body(title) });
const inUse = async (card: string) => publishCard(hq(), { code: card, version: (await written(card)).version });

describe('writing and publishing', () => {
  test('a card is written by one and published by another; until then nobody is handed it', async () => {
    const writer = hq();
    const { version } = await writeCard(writer, { code: 'four-eyes', service: 'transfer', channel: 'app', body: body('四眼') });
    expect((await listCards(anybody(), {})).cards.map((one) => one.code)).not.toContain('four-eyes');
    expect(await code(handOut(lobby(), { branch, card: 'four-eyes', way: 'phone' }))).toBe('content.cardUnknown');
    expect(await code(publishCard(writer, { code: 'four-eyes', version }))).toBe('content.ownCard');
    expect(await code(publishCard(bank.as('branch_head', [branch]), { code: 'four-eyes', version }))).toBe('forbidden');
    await publishCard(hq(), { code: 'four-eyes', version });
    expect(await code(publishCard(hq(), { code: 'four-eyes', version }))).toBe('content.noDraft');
    expect((await listCards(anybody(), { service: 'transfer' })).cards).toContainEqual(expect.objectContaining({ code: 'four-eyes', version: 1 }));
  });

  test('a new version replaces the old only when it is published; a draft may be written over, a published version never', async () => {
    await inUse('versions');
    expect(await written('versions', '第二版')).toMatchObject({ version: 2 });
    expect(await written('versions', '第二版改')).toMatchObject({ version: 2 });
    expect((await oneCard(anybody(), { card: 'versions' })).body.title).toBe('手机转账');
    await publishCard(hq(), { code: 'versions', version: 2 });
    expect(await oneCard(anybody(), { card: 'versions' })).toMatchObject({ version: 2, body: { title: '第二版改' } });
  });

  test('a withdrawn card is handed out no more, says so where it is held, and can come back', async () => {
    await inUse('gone');
    await withdrawCard(hq(), { code: 'gone' });
    expect(await code(handOut(lobby(), { branch, card: 'gone', way: 'a6' }))).toBe('content.cardUnknown');
    expect((await oneCard(anybody(), { card: 'gone' })).withdrawn).toBe(true);
    await restoreCard(hq(), { code: 'gone' });
    expect((await oneCard(anybody(), { card: 'gone' })).withdrawn).toBe(false);
  });

  test('an errand that is not in the catalogue, a ninth step and a link without TLS are refused', async () => {
    expect(await code(writeCard(hq(), { code: 'nowhere', service: 'nowhere', channel: 'app', body: body('无') }))).toBe('content.serviceUnknown');
    const step = { zh: '一步', en: 'A step' };
    expect(await code(writeCard(hq(), { code: 'long', service: null, channel: 'app', body: { ...body('长'), steps: Array.from({ length: 9 }, () => step) } }))).toBe('input.invalid');
    expect(await code(writeCard(hq(), { code: 'plain', service: null, channel: 'web', body: { ...body('链'), link: 'http://bank.example' } }))).toBe('input.invalid');
  });

  test('a picture is told by its bytes, not by its name', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
    const { picture } = await addPicture(hq(), { base64: png.toString('base64') });
    const sent = await bank.server.inject({ url: `/api/public/card-pictures/${picture}` });
    expect(sent.headers['content-type']).toBe('image/png');
    expect(sent.rawPayload.equals(png)).toBe(true);
    for (const bad of [Buffer.from('<svg onload="alert(1)"/>'), Buffer.concat([png, Buffer.alloc(300_000)])]) {
      expect(await code(addPicture(hq(), { base64: bad.toString('base64') }))).toMatch(/content.noPicture|input.invalid/);
    }
  });
});

describe('handing out', () => {
  test('what was handed out, opened and done is counted once each, per branch, and nothing about the visitor is kept', async () => {
    await inUse('counted');
    const { handout, link } = await handOut(lobby(), { branch, card: 'counted', way: 'phone' });
    await handOut(lobby(), { branch, card: 'counted', way: 'slip' });
    await handOut(bank.as('teller', [other]), { branch: other, card: 'counted', way: 'a6' });
    expect(link).toContain(`/card/counted?of=${branch}.${handout}`);
    await openCard(anybody(), { branch, handout });
    await openCard(anybody(), { branch, handout });
    await tellOutcome(anybody(), { branch, handout, outcome: 'notDone' });
    await tellOutcome(anybody(), { branch, handout, outcome: 'done' });
    expect((await usageOfBranch(lobby(), { branch })).usage.find((one) => one.card === 'counted')).toEqual({ card: 'counted', handed: 2, opened: 1, done: 1, notDone: 0 });
    expect((await usageOfAll(hq(), {})).usage.find((one) => one.card === 'counted')).toMatchObject({ handed: 3 });
    const { columns } = await bank.house.db.look({}, (tx) => tx.one<{ columns: string[] }>(sql`
      select array_agg(attname::text) as columns from pg_attribute where attrelid = 'content.handout'::regclass and attnum > 0`));
    expect(columns.toSorted()).toEqual(['branch_id', 'card_code', 'handed_at', 'handed_by', 'id', 'opened_at', 'outcome', 'outcome_at', 'version', 'way']);
  });

  test('somebody of another branch, a made-up number and a visitor who would hand out are refused', async () => {
    await inUse('refused');
    expect(await code(handOut(bank.as('lobby_manager', [other]), { branch, card: 'refused', way: 'a6' }))).toBe('branch.unknown');
    expect(await code(handOut(anybody(), { branch, card: 'refused', way: 'a6' }))).toBe('signIn.needed');
    expect(await code(openCard(anybody(), { branch, handout: newId() }))).toBe('content.handoutUnknown');
    const { handout } = await handOut(lobby(), { branch, card: 'refused', way: 'a6' });
    expect(await code(tellOutcome(anybody(), { branch: other, handout, outcome: 'done' }))).toBe('content.handoutUnknown');
  });

  test('the QR code leads to the card', async () => {
    await inUse('coded');
    const svg = await bank.server.inject({ url: `/api/public/cards/coded/code.svg?of=${branch}.${newId()}` });
    expect(svg.statusCode).toBe(200);
    expect(svg.body).toContain('<svg');
    expect((await bank.server.inject({ url: '/api/public/cards/no-such-card/code.svg' })).json()).toMatchObject({ status: 404, code: 'content.cardUnknown' });
  });
});

test('the starting set fits its paper, is taken as drafts for errands the bank has, and only once', async () => {
  for (const { body: card } of STARTING_CARDS) expect(cardBody.safeParse(card).success).toBe(true);
  const { codes } = await takeStartingSet(hq(), {});
  expect(codes).toEqual(['transfer-app', 'transfer-web']); // the only errand of this bank
  expect((await takeStartingSet(hq(), {})).codes).toEqual([]);
  const { cards } = await cardsOnDesk(bank.as('auditor'), {});
  expect(cards.find((one) => one.code === 'transfer-app')).toMatchObject({ published: null, draft: { version: 1 } });
  expect((await bank.house.db.look({}, (tx) => cardsFor(tx, 'transfer'))).map((one) => one.code)).not.toContain('transfer-app');
});
