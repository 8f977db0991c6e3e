import { clock, shortDate } from '#ui/format.ts';
import { caller } from '#ui/call.ts';
import { useCall } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './register-words.en.ts';
import { zh } from './register-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 销毁证明: which days' registers are gone, how many entries, and when the day's key was destroyed. */
export function Certificates({ branch, zone }: { branch: string; zone: string }) {
  const { answer } = useCall(['purge-certificates', branch], (signal) => call('GET /api/branches/:branch/purge-certificates', { params: { branch }, signal }));
  if (!answer) return null;
  return (
    <section className="certificates">
      <h2>{w.certificates}</h2>
      {answer.certificates.length === 0 && <p className="soft">{w.noCertificates}</p>}
      <ul>
        {answer.certificates.map((one) => (
          <li key={one.id}>
            <b>{shortDate(one.ofDate)}</b> {say(w.destroyed, { n: one.registrations, forms: one.forms, cases: one.cases, days: one.retentionDays, at: `${shortDate(one.purgedAt, zone)} ${clock(one.purgedAt, zone)}` })}
            {' '}{one.keyDestroyedAt ? say(w.keyGone, { at: shortDate(one.keyDestroyedAt, zone) }) : w.keyDue}
            <code title={one.digest}>{one.digest.slice(0, 16)}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
