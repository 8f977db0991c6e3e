import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#platform/sql.ts';
import { openLobby, TODAY, type Lobby } from '#test/rig/lobby.ts';
import { callNext } from './acts/call-next.ts';
import { sitDown } from './acts/duty.ts';
import { forecastWaits } from './acts/forecast-waits.ts';
import { leave } from './acts/leave.ts';
import { scoreForecasts } from './acts/score-forecasts.ts';
import { SIGHTS } from './estimate/sight.ts';
import { learnWaits } from './jobs.ts';
import { ownTicket } from './reads/own-ticket.ts';
import { slip } from './reads/slip.ts';

type Forecast = { ticket_id: string; low_minutes: number; high_minutes: number; ahead_count: number; method: string; waited_minutes: number | null; outcome: string | null; shown: boolean };

describe('the wait estimate of a branch', () => {
  let lobby: Lobby;
  beforeAll(async () => { lobby = await openLobby(); });
  afterAll(() => lobby.close());
  const stored = () => lobby.rows<Forecast>(sql`select * from lobby.forecast where branch_id = ${lobby.branch} order by at, ahead_count`);
  const forecast = () => forecastWaits(lobby.system(), { branch: lobby.branch });

  it('nothing is shown before something is written down', async () => {
    const ticket = await lobby.ticket();
    const before = await ownTicket(lobby.anybody(), { branch: lobby.branch, secret: secretOf(ticket.secret) });
    expect(before).toMatchObject({ estimate: null, estimateHidden: false });
    expect((await slip(lobby.ask(), { branch: lobby.branch, ticket: ticket.id })).estimate).toBeUndefined();
    await sitDown(lobby.ask('teller'), { branch: lobby.branch, counter: 1 });
    expect(await forecast()).toEqual({ waiting: 1, stored: 1 });
    const [row] = await stored();
    const after = await ownTicket(lobby.anybody(), { branch: lobby.branch, secret: secretOf(ticket.secret) });
    expect(after.estimate).toMatchObject({ low: row?.low_minutes, high: row?.high_minutes });
    expect((await slip(lobby.ask(), { branch: lobby.branch, ticket: ticket.id })).estimate).toEqual({ low: row?.low_minutes, high: row?.high_minutes });
  });

  it('whoever stands further back is told no less, and a second look within the minute changes nothing', async () => {
    for (let n = 0; n < 5; n += 1) await lobby.ticket();
    await forecast();
    const rows = (await stored()).toSorted((a, b) => a.ahead_count - b.ahead_count);
    expect(rows.length).toBe(6);
    rows.slice(1).forEach((row, at) => expect(row.high_minutes).toBeGreaterThanOrEqual(rows[at]?.high_minutes ?? 0));
    expect(rows.at(-1)?.high_minutes).toBeGreaterThan(10);
    expect(await forecast()).toMatchObject({ stored: 0 });
  });

  it('what came true is written beside what was said; who left is counted apart', async () => {
    lobby.clock.pass(7);
    const { ticket } = await callNext(lobby.ask('teller'), { branch: lobby.branch, counter: 1 });
    const last = (await stored()).at(-1)?.ticket_id ?? '';
    await leave(lobby.ask(), { branch: lobby.branch, ticket: last });
    const { forecasts } = await scoreForecasts(lobby.system(), { branch: lobby.branch, date: TODAY });
    expect(forecasts).toBe(2);
    const rows = await stored();
    expect(rows.find((row) => row.ticket_id === ticket?.id)).toMatchObject({ outcome: 'called' });
    expect(rows.find((row) => row.ticket_id === ticket?.id)?.waited_minutes).toBeGreaterThanOrEqual(7);
    expect(rows.find((row) => row.ticket_id === last)).toMatchObject({ outcome: 'left', waited_minutes: null });
    const scores = await lobby.rows<{ forecast_count: number; left_count: number }>(sql`select * from lobby.forecast_score where branch_id = ${lobby.branch}`);
    expect(scores).toMatchObject([{ forecast_count: 1, left_count: 1 }]);
    await scoreForecasts(lobby.system(), { branch: lobby.branch, date: TODAY });
    expect((await lobby.trail()).filter((entry) => entry.act === 'lobby.scoreForecasts').length).toBe(2);
  });

  it('a branch whose estimates caught too little shows only how many are ahead, and says why', async () => {
    await lobby.house.db.change({ branch: lobby.branch }, (tx) => tx.run(sql`
      insert into lobby.forecast_score (branch_id, on_date, method, forecast_count, left_count, mae_minutes, bias_minutes, within10, coverage80, kept90, scored_at)
      values (${lobby.branch}, ${TODAY}::date - 1, 'similar', 300, 0, 30, -20, 0.2, 0.4, 0.5, ${lobby.clock.now()})`));
    const ticket = await lobby.ticket();
    await forecast();
    expect(await ownTicket(lobby.anybody(), { branch: lobby.branch, secret: secretOf(ticket.secret) })).toMatchObject({ estimate: null, estimateHidden: true });
    expect((await slip(lobby.ask(), { branch: lobby.branch, ticket: ticket.id })).estimate).toBeUndefined();
  });

  it('only the program itself writes forecasts, and a refusal leaves its trace', async () => {
    await expect(forecastWaits(lobby.ask('branch_head'), { branch: lobby.branch })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await lobby.trail()).some((entry) => entry.act === 'lobby.forecastWaits' && entry.outcome !== 'done')).toBe(true);
  });

  it('a night of learning leaves a model that the next forecasts use', async () => {
    const ticket = await lobby.ticket();
    await lobby.house.db.change({ branch: lobby.branch }, (tx) => tx.run(sql`
      insert into lobby.forecast (branch_id, id, ticket_id, on_date, at, minute_of_day, service_group, method, ahead_count, counter_count, called_count, called30_count, called60_count,
        near_minutes, sight, p10_minutes, p50_minutes, p80_minutes, p90_minutes, low_minutes, high_minutes, shown, waited_minutes, outcome)
      select ${lobby.branch}, gen_random_uuid(), ${ticket.id}, ${TODAY}::date - 1 - n % 20, ${lobby.clock.now()}::timestamptz - make_interval(days => 1 + n % 20), 540 + n % 400, 'personal', 'similar',
        n % 9, 2, n % 60, 5, 10, 20, array_fill((n % 9)::real, array[${SIGHTS.length}::int]), 5, 20, 30, 40, 5, 30, true, 3 * (n % 9) + n % 5, 'called' from generate_series(1, 2400) n`));
    await learnWaits(lobby.system());
    const [model] = await lobby.rows<{ lesson_count: number }>(sql`select lesson_count from lobby.forecast_model`);
    expect(model?.lesson_count).toBeGreaterThanOrEqual(2400);
    lobby.clock.pass(2);
    await forecast();
    expect((await stored()).at(-1)?.method).toBe('learnt');
  });
});

/** The page's address begins with the branch in 22 letters. */
function secretOf(page: string): string {
  return page.slice(22);
}
