import { NETWORK } from '#kernel/id.ts';
import type { Events, Jobs } from '#platform/events.ts';
import type { Asking } from '#platform/house.ts';
import { noteDeviceSeen } from '#modules/branches/index.ts';
import { noteStrip } from './acts/strips.ts';
import { branchesWithStrips, stripsToDrive } from './reads/strips.ts';
import { alphaOverTcp, StripFault, type StripDriver } from './strips/drive.ts';

export const events: Events = {
  'signage.changed': ['signage.driveBranch'],
  'hours.published': ['signage.driveBranch'],
  'hours.zoneChanged': ['signage.driveBranch'],
  'hours.withdrawn': ['signage.driveBranch'],
};

export const jobs: Jobs = {
  /** Something was written: at once, also to strips that have failed lately. */
  'signage.driveBranch': { run: (asking, { branch }) => driveStrips(asking, { ...(branch !== NETWORK && { branch }), urge: true }) },
  /** What begins and ends by the clock, strips that are tried again, and whether the others are still there. */
  'signage.driveStrips': { run: (asking) => driveStrips(asking, { urge: false }), cron: '* * * * *' },
};

const AT_ONCE = 16;
type Due = Awaited<ReturnType<typeof stripsToDrive>>[number];

/** One conversation with a strip at a time. */
const talking = new Map<string, Promise<void>>();

async function driveStrips(asking: Asking, { branch, urge }: { branch?: string; urge: boolean }): Promise<void> {
  const branches = branch === undefined ? await branchesWithStrips(asking, {}) : [branch];
  const waiting = [...branches];
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await driveBranch(asking, one, urge);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, next));
}

async function driveBranch(asking: Asking, branch: string, urge: boolean): Promise<void> {
  const due = await stripsToDrive(asking, { branch, urge });
  await Promise.all(due.map(async ({ strip }) => {
    const before = talking.get(strip) ?? Promise.resolve();
    const mine = before.then(async () => {
      // Looked up anew: whoever spoke to it before may have said it already.
      const now = (await stripsToDrive(asking, { branch, urge })).find((one) => one.strip === strip);
      if (now) await driveOne(asking, branch, now, alphaOverTcp);
    });
    const settled = mine.catch(() => {}).then(() => { if (talking.get(strip) === settled) talking.delete(strip); });
    talking.set(strip, settled);
    await mine;
  }));
}

async function driveOne(asking: Asking, branch: string, { strip, where, face, before, isNew, wasQuiet }: Due, driver: StripDriver): Promise<void> {
  if (!isNew && !wasQuiet) return;
  const at = () => ({ ...asking, now: asking.house.clock.now() });
  try {
    await (isNew ? driver.show(where, face, before) : driver.ask(where));
  } catch (fault) {
    if (!(fault instanceof StripFault)) throw fault;
    await noteStrip(at(), { branch, strip, fault: fault.fault });
    return;
  }
  const { db } = asking.house;
  await db.change({ branch }, (tx) => noteDeviceSeen(tx, branch, strip, at().now));
  if (isNew) await noteStrip(at(), { branch, strip, sent: { lines: [...face.lines], urgent: face.urgent } });
}
