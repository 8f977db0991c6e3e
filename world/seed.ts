import type { Actor } from '#kernel/actor.ts';
import { businessDate, instantOf } from '#kernel/time.ts';
import type { Asking, House } from '#platform/house.ts';
import { NETWORK, newId } from '#kernel/id.ts';
import { sql } from '#platform/sql.ts';
import { BANK } from './bank.ts';
import { chanceOf } from '#kernel/chance.ts';
import { keepTokens } from './device-tokens.ts';
import { NOT_A_SAMPLE, sampleOnly } from './sample-only.ts';
import { seedGround } from './seed-ground.ts';

export type SeedOptions = Readonly<{ seed?: string; progress?: (line: string) => void }>;

/** Who founds the sample bank. */
const FOUNDER: Actor = { id: 'sample-bank', kind: 'system', name: 'Kaimen', roles: ['system'], reach: 'all' };

/**
 * Fills an empty database with the sample bank, through the acts that people use. Says true when it did, false when the sample
 * bank was there already; refuses where a real bank lives, inside each transaction.
 */
export async function seedSample(whole: House, options: SeedOptions = {}): Promise<boolean> {
  const bank = await whole.db.look({ branch: NETWORK }, (tx) => tx.maybe<{ kind: string }>(sql`select kind from app.bank`));
  if (bank?.kind !== 'sample') throw new Error(NOT_A_SAMPLE);
  const house = sampleOnly(whole);
  const tokens = await seedGround(house, founding(house, options.seed ?? 'yunting'));
  if (!tokens) return false;
  keepTokens(house.home, tokens);
  return true;
}

/** The bank was founded early this morning, so that nothing of its day lies before it. */
function founding(house: House, seed: string): Asking {
  const now = house.clock.now();
  const early = instantOf(businessDate(now, BANK.timeZone), '06:00', BANK.timeZone);
  return { house, actor: FOUNDER, now: early < now ? early : now, random: chanceOf(seed, 'founding'), requestId: newId(), lang: 'zh' };
}
