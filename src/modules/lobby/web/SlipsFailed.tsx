import { Button } from 'antd';
import { Notice } from '#ui/staff/kit.ts';
import { say, words } from '#ui/words.ts';
import type { Queue } from './queue.ts';
import { useSlip } from './use-slip.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** A slip that the printer did not print: the visitor waits for it, so it is said here and printed in another way. */
export function SlipsFailed({ branch, slips }: { branch: string; slips: Queue['slipsFailed'] }) {
  const print = useSlip(branch, false);
  return <>{slips.map((one) => <Notice key={one.id} kind="watch" action={<Button loading={print.busy} onClick={() => void print.run(one)}>{w.printHere}</Button>}>{say(one.of === 'ticket' ? w.notPrinted : w.deferralNotPrinted, { n: one.number })}</Notice>)}</>;
}
