import { useEffect, useState } from 'react';
import { bankNow, bankSpeed } from '#ui/bank-clock.ts';
import { clock, count, shortDate } from '#ui/format.ts';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** The branch's own clock; on a sample day it says how fast it runs. */
export function BankClock({ zone }: { zone: string }) {
  const [time, setTime] = useState(bankNow);
  useEffect(() => {
    const tick = setInterval(() => setTime(bankNow()), 1_000);
    return () => clearInterval(tick);
  }, []);
  const speed = bankSpeed();
  return <span className="topbar-clock"><b>{clock(time, zone)}</b> {shortDate(time, zone)}{speed !== 1 && <span className="topbar-speed">{w.fast(count(speed))}</span>}</span>;
}
