import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { caller, Refused, type Answer, type Ask } from '#ui/call.ts';
import { AwayNotice, Badge, FaultNotice, keepPaper, Loading, onLineOrKept, paperOf, useCall, useDeed, useOffline, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { CareChoice } from './CareChoice.tsx';
import type { Credit } from './care.ts';
import { Questions } from './Questions.tsx';
import type { Queue } from './queue.ts';
import { Register } from './Register.tsx';
import { scannedAs } from './scanned.ts';
import { ScanField } from './ScanField.tsx';
import { exposuresIn, isAbnormal } from '../rules-door.ts';
import { KeptVerdict, type SeenHere } from './KeptVerdict.tsx';
import { TemperaturePad } from './TemperaturePad.tsx';
import { readTemperature } from './temperatures.ts';
import { Verdict, type Screened } from './Verdict.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Door = Answer<typeof contract, 'GET /api/branches/:branch/door-questions'>;
type Screening = Ask<typeof contract, 'POST /api/branches/:branch/door-screenings'>['body'];
export type Filled = Answer<typeof contract, 'GET /api/branches/:branch/door-forms/:code'> & { code: string };

/** The one person at the door. */
export type Visitor = Readonly<{ filled?: Filled | undefined; booking?: string; temperature: string; answers: Readonly<Record<string, boolean>>; phone: string; onPaper: boolean; name: string; credit: Credit }>;
const NOBODY: Visitor = { temperature: '', answers: {}, phone: '', onPaper: false, name: '', credit: 'none' };

/** 来访三部曲: who filled in beforehand is scanned and measured; who did not is asked, in three steps on one page. */
export function DoorPanel({ branch, queue }: { branch: string; queue: Queue | undefined }) {
  const zone = usePlace().branch.timeZone;
  const door = useCall(['door-questions', branch], () => call('GET /api/branches/:branch/door-questions', { params: { branch } }));
  const [verdict, setVerdict] = useState<{ seen: Screened; booking: string | undefined }>();
  const [here, setHere] = useState<SeenHere>();
  const [turn, setTurn] = useState(0);
  const { ready, away } = useOffline();
  useEffect(() => { if (door.answer && ready) void keepPaper(`door ${branch}`, door.answer); }, [door.answer, branch, ready]);
  const paper = ready ? paperOf<Door>(`door ${branch}`) : undefined;
  const asked = (away ? paper?.content : undefined) ?? door.answer ?? paper?.content;
  const next = (): void => { setVerdict(undefined); setHere(undefined); setTurn(turn + 1); };
  if (here) return <KeptVerdict seen={here} another={next} />;
  if (door.fault && !asked) return <FaultNotice fault={door.fault} again={door.again} />;
  if (!asked) return <Loading />;
  if (verdict && queue) return <Verdict branch={branch} queue={queue} seen={verdict.seen} booking={verdict.booking} services={asked.services} another={next} />;
  return <>{away && paper && <AwayNotice at={paper.at} zone={zone} />}<Screening key={turn} branch={branch} door={asked} done={(seen, booking) => setVerdict({ seen, booking })} kept={setHere} /></>;
}

function Screening({ branch, door, done, kept }: { branch: string; door: Door; done: (seen: Screened, booking: string | undefined) => void; kept: (seen: SeenHere) => void }) {
  const { me } = usePlace();
  const toast = useToast();
  const [visitor, setVisitor] = useState<Visitor>(NOBODY);
  const change = (to: Partial<Visitor>): void => setVisitor((before) => ({ ...before, ...to }));
  const [scanner, thermometer] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  // The hand scanner types wherever the cursor stands: here, as soon as the next visitor comes.
  useEffect(() => { if (matchMedia('(pointer: fine)').matches) scanner.current?.focus(); }, []);
  const read = useDeed((code: string) => call('GET /api/branches/:branch/door-forms/:code', { params: { branch, code } }), {
    done: (form, code) => { change({ filled: { ...form, code } }); thermometer.current?.focus(); },
  });
  const screen = useDeed((body: Screening) => onLineOrKept({
    branch, staff: me.id, written: { kind: 'screening', label: [zh.keptLabel, en.keptLabel], body },
    ask: (more) => call('POST /api/branches/:branch/door-screenings', { params: { branch }, body, ...more }),
  }), { done: ({ answer }, body) => { if (answer) done(answer, visitor.booking); else kept(seenHere(body, door)); } });
  const scan = (text: string): void => {
    const seen = scannedAs(text);
    if (seen.kind === 'door') void read.run(seen.code);
    else if (seen.kind === 'booking') change({ booking: seen.code });
    else toast.refused(new Refused('lobby.notOurs', w.notOurs, 0));
  };

  const { filled } = visitor;
  const celsius = readTemperature(visitor.temperature);
  const missing = whatIsMissing(visitor, door);
  const send = (): void => {
    if (missing !== undefined || celsius === undefined) return;
    void screen.run({
      temperature: celsius, credit: visitor.credit,
      ...(filled ? { code: filled.code, ...(filled.phone === null && { contact: 'none' as const }) } : {
        answers: visitor.answers, consentVersion: door.consent.version, ...(visitor.name.trim() && { name: visitor.name }),
        ...(visitor.onPaper ? { contact: 'paper' as const, consentBy: 'paper' as const } : { phone: visitor.phone }),
      }),
    });
  };
  return (
    <form className="door" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <section className="door-step">
        <ScanField label={visitor.booking ? say(w.bookingIs, { code: visitor.booking }) : w.scan} input={scanner} busy={read.busy} onScan={scan} />
        <h2><i>1</i>{w.temperature}</h2>
        <TemperaturePad limit={door.limit} comparator={door.comparator} value={visitor.temperature} input={thermometer} onChange={(temperature) => change({ temperature })} />
        <CareChoice value={visitor.credit} onChoose={(credit) => change({ credit })} />
      </section>
      <section className="door-step">
        {filled ? (
          <>
            <h2><i>2</i>{w.filledBefore}</h2>
            <div className="door-filled" role="status">
              <Badge kind={filled.clear ? 'open' : 'act'}>{filled.clear ? w.prefilled : w.hasExposure}</Badge>
              <ul>{filled.exposures.map((code) => <li key={code}>{questionOf(door, code)}</li>)}</ul>
              <p>{w.phone} <b>{filled.phone ?? w.noPrefilledPhone}</b></p>
              {visitor.booking && <p><Badge kind="info">{say(w.bookingIs, { code: visitor.booking })}</Badge></p>}
            </div>
            <Button onClick={() => change({ filled: undefined })}>{w.notThisForm}</Button>
          </>
        ) : (
          <>
            <h2><i>2</i>{w.questions}</h2>
            <Questions questions={door.questions} answers={visitor.answers} onAnswer={(answers) => change({ answers })} />
            <h2><i>3</i>{w.register}</h2>
            <Register visitor={visitor} isExtended={door.mode === 'extended'} basis={door.legalBasis} onChange={change} />
          </>
        )}
        <Button type="primary" htmlType="submit" block className="door-send" disabled={missing !== undefined} loading={screen.busy}>{missing ?? (filled ? w.pass : w.passAgreed)}</Button>
        <p className="door-consent">{filled ? w.consentGiven : pickText(door.consent.zh, door.consent.en)}</p>
      </section>
    </form>
  );
}

/** What the person at the door must know at once, by the rules of the paper; the server judges again by those of that time. */
function seenHere(body: Screening, door: Door): SeenHere {
  if (exposuresIn(body.answers ?? {}, { questions: door.questions.map((one) => one.code) }).length > 0) return 'exposure';
  return isAbnormal(body.temperature, door) ? 'hot' : 'pass';
}

/** The button says what it still waits for. */
function whatIsMissing(visitor: Visitor, door: Door): string | undefined {
  if (readTemperature(visitor.temperature) === undefined) return w.notMeasured;
  if (visitor.filled) return undefined;
  if (door.questions.some((one) => visitor.answers[one.code] === undefined)) return w.notAsked;
  return visitor.onPaper || visitor.phone.trim() !== '' ? undefined : w.notRegistered;
}

function questionOf(door: Door, code: string): string {
  const question = door.questions.find((one) => one.code === code);
  return question ? pickText(question.zh, question.en) : code;
}
