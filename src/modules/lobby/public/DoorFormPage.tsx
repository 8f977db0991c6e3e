import { useState } from 'preact/hooks';
import { caller, type Answer } from '#ui/call.ts';
import { shortDate } from '#ui/format.ts';
import { branchIdOf } from '#ui/public/branch-id.ts';
import { BigButton, Check, Loading, Notice, Page, Question, RadioList, RefusedNotice, useAsk, useDeed, type PageProps } from '#ui/public/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { DoorCodes } from './DoorCodes.tsx';
import { DoorPerson, isAnswered, NOBODY, type Person } from './DoorPerson.tsx';
import './lobby.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
export type Door = Answer<typeof contract, 'GET /api/branches/:branch/door-questions'> & { branch: string };

/** 预填登记: yes/no questions at home, a code at the door. The code stays in the address, the answers only on the server. */
export function DoorFormPage({ params, query }: PageProps) {
  const door = useAsk(async (signal): Promise<Door> => {
    const branch = await branchIdOf(params['branch'] ?? '');
    return { ...await call('GET /api/branches/:branch/door-questions', { params: { branch }, signal }), branch };
  }, [params['branch']]);
  const [codes, setCodes] = useState<readonly string[]>(() => location.hash.slice(1).split(',').filter(Boolean));
  const [sent, setSent] = useState<string>();
  if (!door.answer) return <Page title={w.door}>{door.fault ? <RefusedNotice fault={door.fault} again={door.again} /> : <Loading />}</Page>;
  if (codes.length > 0) return <DoorCodes door={door.answer} codes={codes} day={sent} />;
  return <DoorForm door={door.answer} wanted={query.get('day')} onSent={(day, given) => { history.replaceState(null, '', `#${given.join(',')}`); setSent(day); setCodes(given); }} />;
}

function DoorForm({ door, wanted, onSent }: { door: Door; wanted: string | null; onSent: (day: string, codes: readonly string[]) => void }) {
  const { questions, consent, days, mostPeople, retentionDays, branch } = door;
  const [day, setDay] = useState(days.find((one) => one === wanted) ?? days[0] ?? '');
  const [people, setPeople] = useState<readonly Person[]>([NOBODY]);
  const [agreed, setAgreed] = useState(false);
  const [missing, setMissing] = useState(false);
  const send = useDeed(async () => {
    const given = await call('POST /api/branches/:branch/door-forms', {
      params: { branch },
      body: { day, consentVersion: consent.version, people: people.map((one) => ({ answers: one.answers, ...(one.phone.trim() && { phone: one.phone }), ...(one.name.trim() && { name: one.name }) })) },
    });
    onSent(given.day, given.codes);
  });
  const change = (at: number, to: Person): void => setPeople(people.map((one, n) => (n === at ? to : one)));
  const isReady = agreed && people.every((one) => isAnswered(one, questions));
  const submit = (): void => {
    setMissing(!isReady);
    if (isReady) void send.run();
  };
  return (
    <Page title={w.door} above={pickText(door.branchName, door.branchNameEn)}>
      <p class="hint">{w.intro}</p>
      <Question title={w.day} small><RadioList name="day" columns={2} value={day} onChoose={setDay} choices={days.map((one, at) => ({ value: one, label: at === 0 ? w.today : w.tomorrow, note: shortDate(one) }))} /></Question>
      {people.map((one, at) => (
        <DoorPerson key={at} at={at} of={people.length} person={one} door={door} onChange={(to) => change(at, to)} {...(people.length > 1 && { onRemove: () => setPeople(people.filter((_, n) => n !== at)) })} />
      ))}
      {people.length < mostPeople && <BigButton kind="quiet" onClick={() => setPeople([...people, NOBODY])}>{w.add}</BigButton>}
      <Check label={w.agree} note={`${pickText(consent.zh, consent.en)} ${say(w.keep, { n: retentionDays })}`} checked={agreed} onChange={setAgreed} />
      {missing && !isReady && <div role="alert"><Notice kind="watch">{w.missing}</Notice></div>}
      {send.fault !== undefined && <RefusedNotice fault={send.fault} />}
      <BigButton busy={send.busy} onClick={submit}>{w.send}</BigButton>
    </Page>
  );
}
