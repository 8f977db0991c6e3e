import { Button } from 'antd';
import { caller } from '#ui/call.ts';
import { count } from '#ui/format.ts';
import { FaultNotice, Notice, useCall } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import { useState } from 'react';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** Is the trail what it was? Computed again from the first entry when the auditor asks. */
export function Verification() {
  const [asked, setAsked] = useState(false);
  const { answer, fault, again, loading } = useCall(['trail', 'verification'], (signal) => call('GET /api/trail/verification', { signal }), { only: asked, stale: Infinity });
  const button = <Button loading={asked && loading} onClick={() => { if (asked) again(); else setAsked(true); }}>{w.verify}</Button>;
  if (fault !== undefined) return <FaultNotice fault={fault} again={again} />;
  if (!answer) return <Notice action={button}>{asked ? `${w.verifying}…` : w.notVerified}</Notice>;
  if (answer.findings.length === 0) return <div role="status"><Notice kind="open" action={button}>{w.intact(count(answer.entries), count(answer.chains), count(answer.seals))}</Notice></div>;
  return (
    <div role="alert">
      <Notice kind="act" action={button} title={w.broken(count(answer.findings.length))}>
        <ul className="trail-findings">{answer.findings.map((finding) => <li key={`${finding.branch}-${finding.seq}-${finding.kind}`}>{w.finding(count(finding.seq), `${finding.kind} ${finding.detail}`)}</li>)}</ul>
      </Notice>
    </div>
  );
}
