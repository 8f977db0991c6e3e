import { connect } from 'node:net';
import { addDays, businessDate } from '#kernel/time.ts';
import { learnMinutes } from '#modules/services/index.ts';
import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { closeDay } from './acts/close-day.ts';
import { BOOKED_DAYS_AHEAD, forecastArrivals } from './acts/forecast-arrivals.ts';
import { forecastWaits } from './acts/forecast-waits.ts';
import { keepExposure } from './acts/keep-exposure.ts';
import { keepModel } from './acts/keep-model.ts';
import { claimSlip, settleSlip } from './acts/print-slip.ts';
import { noteKeyDestroyed, purgeScreening } from './acts/purge-screening.ts';
import { scoreForecasts } from './acts/score-forecasts.ts';
import { deferralSlip } from './deferral-slip.ts';
import { LEAST_LESSONS, stretchFor } from './estimate/learn.ts';
import { runLearner } from './estimate/run-learner.ts';
import { livelyBranches } from './reads/arrivals.ts';
import { expired } from './reads/door.ts';
import { withoutExposure } from './reads/exposure.ts';
import { awaitingForecast, lessons, unscored } from './reads/lessons.ts';
import { openHalls } from './reads/open-halls.ts';
import { serviceMinutes } from './reads/service-minutes.ts';
import { deferralSlipOf } from './reads/deferral-slip.ts';
import { slip } from './reads/slip.ts';
import { settings } from './settings.ts';
import { escPos, ticketSlip } from './slip.ts';

export const events: Events = {
  'lobby.slipAsked': ['lobby.printSlip'],
  ...Object.fromEntries(['ticketTaken', 'called', 'left', 'returned', 'transferred'].map((what) => [`lobby.${what}`, ['lobby.forecastWaits']])),
};

export const jobs: Jobs = {
  'lobby.purgeScreening': { run: purgeExpired, cron: '40 18 * * *' },
  'lobby.closeDays': { run: closePastDays, cron: '10,40 * * * *' },
  'lobby.keepExposures': { run: keepExposures, cron: '5 18 * * *' },
  'lobby.forecastWaits': { run: (asking, { branch }) => forecastWhereDue(asking, branch) },
  'lobby.forecastEverywhere': { run: (asking) => forecastWhereDue(asking), cron: '*/2 * * * *' },
  'lobby.scoreForecasts': { run: scorePastDays, cron: '50 17 * * *' },
  'lobby.forecastArrivals': { run: forecastComingDays, cron: '30 17 * * *' },
  'lobby.learnWaits': { run: learnWaits, cron: '20 18 * * *' },
  'lobby.printSlip': { run: (asking, { branch, facts }) => sendSlip(asking, branch, String(facts['job'])) },
};

const SHORTEST_RETENTION_DAYS = 14;
const PRINTER_PATIENCE_MS = 5_000;

/** Day by day and branch by branch; the key of a day goes when its last branch has let go of it. May run twice. */
export async function purgeExpired(asking: Asking): Promise<void> {
  const { secrets } = asking.house;
  const olderThan = addDays(businessDate(asking.now, 'Asia/Shanghai'), -SHORTEST_RETENTION_DAYS);
  const before = await expired(asking, { olderThan });
  for (const { branch, date } of before.held) await purgeScreening(asking, { branch, date });
  const after = await expired(asking, { olderThan });
  const stillHeld = new Set(after.held.map((one) => one.date));
  for (const { branch, date } of after.awaitingKey) {
    if (stillHeld.has(date)) continue;
    // A key that is gone already was destroyed by a run that ended before it could note so.
    secrets.destroyDay(date);
    await noteKeyDestroyed(asking, { branch, date });
  }
}

async function closePastDays(asking: Asking): Promise<void> {
  for (const { branch, date } of await openHalls(asking, { now: asking.now })) await closeDay(asking, { branch, date });
}

/** Closing a day works its exposure out; this is for days before that was so, and for late steps at the door. */
async function keepExposures(asking: Asking): Promise<void> {
  for (const { branch, date } of await withoutExposure(asking, { now: asking.now })) await keepExposure(asking, { branch, date });
}

/** A forecast for whoever waits without a fresh one; a branch where nobody does is left alone. */
async function forecastWhereDue(asking: Asking, branch?: string): Promise<void> {
  for (const due of await awaitingForecast(asking, { now: asking.now, ...(branch !== undefined && { branch }) })) await forecastWaits(asking, { branch: due.branch });
}

export async function scorePastDays(asking: Asking): Promise<void> {
  for (const { branch, date } of await unscored(asking, { now: asking.now })) {
    await scoreForecasts(asking, { branch, date });
    const { services } = await serviceMinutes(asking, { branch, date });
    if (services.length > 0) await learnMinutes(asking, { branch, date, services });
  }
}

/** Each night: the day that begins, and those for which times are given away. */
export async function forecastComingDays(asking: Asking): Promise<void> {
  for (const { branch, today } of await livelyBranches(asking, { now: asking.now })) {
    for (let ahead = 0; ahead <= BOOKED_DAYS_AHEAD; ahead += 1) await forecastArrivals(asking, { branch, date: addDays(today, ahead) });
  }
}

/** Each night, over all branches. While there is too little to learn from, similar moments speak alone. */
export async function learnWaits(asking: Asking): Promise<void> {
  const seen = await lessons(asking, { now: asking.now });
  if (seen.lessons.length < LEAST_LESSONS) return;
  const learnt = await runLearner(seen.lessons);
  if (learnt) await keepModel(asking, { lessons: seen.lessons.length, model: { ...learnt, stretch: stretchFor(seen.bands, seen.stretch) } });
}

/** Sent once: the job is claimed before the first byte, so that a retry of this task gives no second slip. */
async function sendSlip(asking: Asking, branch: string, job: string): Promise<void> {
  const { claimed, ticket, deferral } = await claimSlip(asking, { branch, job });
  if (!claimed) return;
  const { bytes, printer } = await asking.house.db.look({ branch }, async (tx) => ({
    bytes: escPos(ticket === null ? deferralSlip(await deferralSlipOf.within(tx, asking, { branch, deferral: deferral ?? '' })) : ticketSlip(await slip.within(tx, asking, { branch, ticket }))), printer: await settings.printerAddress.at(tx, branch, asking.now),
  }));
  const failure = printer === null ? 'no printer' : await sendTo(printer, bytes);
  await settleSlip(asking, { branch, job, ...(failure === undefined ? {} : { failure }) });
}

/** The printer's raw port (9100). What went wrong in one word, or nothing. */
function sendTo(printer: { host: string; port: number }, bytes: Buffer): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(printer.port, printer.host);
    socket.setTimeout(PRINTER_PATIENCE_MS, () => { socket.destroy(); resolve('silent'); });
    socket.on('error', (error) => resolve('code' in error ? String(error.code) : 'failed'));
    socket.on('connect', () => socket.end(bytes));
    socket.on('close', (failed) => { if (!failed) resolve(undefined); });
  });
}
