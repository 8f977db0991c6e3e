import { describe, expect, it } from 'vitest';
import { chanceOf, lognormal } from '#kernel/chance.ts';
import { theoryRun, type Customer } from './theory.ts';
import { estimateOf } from '#modules/twin/index.ts';

const [REPS, CUSTOMERS] = [8, 8_000];

/** The twin's own day, on the product's calling, as a plain queue. Poisson arrivals; the first tenth is dropped. */
function meanWaits(servers: number, load: number, service: 'exponential' | number, urgentShare = 0, cap = Infinity, reps = REPS) {
  const MEAN = 5;
  const all = Array.from({ length: reps }, (_, rep) => {
    const chance = chanceOf('theory', servers, load, rep);
    let arrives = 5;
    const customers = Array.from({ length: CUSTOMERS }, (): Customer => {
      arrives -= (Math.log(1 - chance()) * MEAN) / (servers * load);
      return { arrives, minutes: service === 'exponential' ? -MEAN * Math.log(1 - chance()) : lognormal(chance, MEAN, service), urgent: chance() < urgentShare };
    });
    const waits = theoryRun(customers, servers, cap).filter((one) => one.nth >= CUSTOMERS / 10);
    const mean = (urgent: boolean) => {
      const own = waits.filter((one) => one.urgent === urgent);
      return own.reduce((sum, one) => sum + one.minutes, 0) / Math.max(1, own.length);
    };
    return { urgent: mean(true), ordinary: mean(false) };
  });
  return { urgent: estimateOf(all.map((one) => one.urgent)), ordinary: estimateOf(all.map((one) => one.ordinary)) };
}

/** Erlang's C: the share of customers who have to wait. */
function erlangC(servers: number, load: number): number {
  const offered = servers * load;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < servers; n += 1) sum += term *= offered / n;
  const last = (term * offered) / servers / (1 - load);
  return last / (sum + last);
}

describe('the twin against theory (TWIN A.5)', () => {
  it.each([[1, 0.7], [4, 0.85]])('waits as Erlang says: M/M/%i at load %d', (servers, load) => {
    const wanted = (erlangC(servers, load) * 5) / (servers * (1 - load));
    const { ordinary } = meanWaits(servers, load, 'exponential');
    expect(Math.abs(ordinary.mean - wanted)).toBeLessThan(ordinary.half);
    expect(ordinary.half).toBeLessThan(wanted * 0.15);
  });

  it('waits as Pollaczek and Khinchine say: M/G/1, lognormal, load 0.8, spread 0.8', () => {
    const wanted = (0.8 * 5 * (1 + 0.8 ** 2)) / (2 * (1 - 0.8));
    const { ordinary } = meanWaits(1, 0.8, 0.8);
    expect(Math.abs(ordinary.mean - wanted)).toBeLessThan(ordinary.half);
  });

  it('lets the green channel go first as Cobham says: M/M/4 at load 0.9, two classes', () => {
    const [load, servers, urgentShare] = [0.9, 4, 0.25];
    const base = (erlangC(servers, load) * 5) / servers;
    const { urgent, ordinary } = meanWaits(servers, load, 'exponential', urgentShare);
    const wanted = { urgent: base / (1 - load * urgentShare), ordinary: base / ((1 - load) * (1 - load * urgentShare)) };
    expect(Math.abs(urgent.mean - wanted.urgent)).toBeLessThan(urgent.half);
    expect(Math.abs(ordinary.mean - wanted.ordinary)).toBeLessThan(ordinary.half);
  });

  it('waits no longer because some wait outside: a hall cap changes the place, not the wait', () => {
    expect(meanWaits(4, 0.85, 'exponential', 0, 6, 2)).toEqual(meanWaits(4, 0.85, 'exponential', 0, Infinity, 2));
  });
});
