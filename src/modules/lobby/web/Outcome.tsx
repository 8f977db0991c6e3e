import { Button } from 'antd';
import { caller, type Ask } from '#ui/call.ts';
import { useDeed, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const WAYS = [['cash_machine', w.cash_machine], ['phone_bank', w.phone_bank], ['app', w.app], ['appointment', w.appointment]] as const;
type Decision = Ask<typeof contract, 'POST /api/branches/:branch/abnormal-cases/:case/outcome'>['body'];

/** 异常处置: nobody is simply sent away. Another way, the dedicated area, or the isolation room with help called. */
export function Outcome({ branch, of, reason, done }: { branch: string; of: string; reason: 'fever' | 'exposure'; done: () => void }) {
  const toast = useToast();
  const decide = useDeed((body: Decision) => call('POST /api/branches/:branch/abnormal-cases/:case/outcome', { params: { branch, case: of }, body }), {
    renews: [['abnormal-cases', branch]], done: () => { toast.done(w.decided); done(); },
  });
  return (
    <div className="outcome">
      <section>
        <h3>{w.turnedAway}</h3>
        <p>{w.turnedAwayHelp}</p>
        <div className="lobby-choices">{WAYS.map(([way, label]) => <Button key={way} disabled={decide.busy} onClick={() => void decide.run({ outcome: 'turned_away', alternative: way })}>{label}</Button>)}</div>
      </section>
      <section>
        <h3>{w.dedicatedTitle}</h3>
        <p>{w.dedicatedHelp}</p>
        <Button disabled={decide.busy} onClick={() => void decide.run({ outcome: 'dedicated_area' })}>{w.dedicated}</Button>
      </section>
      <section data-kind="act">
        <h3>{w.isolationTitle}</h3>
        <p>{reason === 'fever' ? w.isolationHelpFever : w.isolationHelp}</p>
        <Button danger disabled={decide.busy} onClick={() => void decide.run({ outcome: 'isolation_room', helpCalled: true })}>{w.isolation}</Button>
      </section>
    </div>
  );
}
