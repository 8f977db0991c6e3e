import { Button, Checkbox, Drawer, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { addDays } from '#kernel/wall.ts';
import { shortDate } from '#ui/format.ts';
import { FaultNotice, Loading, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { typedSessions, understood } from '../session-text.ts';
import { call, type Draft, type Grid, PLAN, RENEWS, w } from './ask.ts';
import { DayBar, HoursLines } from './DayBar.tsx';
import { isWhole, Labelled, NoticeField, type NoticeValue, ReasonField, reasonOf, SessionsInput, whyNotWhole } from './fields.tsx';
import { newExceptionId, noticeFrom, noticeOf, type Outcome, propose, takeBack } from './propose.ts';
import { Refusals } from './Refusals.tsx';
import { Reopen } from './Reopen.tsx';

type FormProps = { grid: Grid; asked: string | undefined; draft: Draft | undefined; close: () => void };
type What = 'closed' | 'machines_only' | 'open' | 'appointment_only';
const WHATS: readonly What[] = ['closed', 'machines_only', 'open', 'appointment_only'];
const ROUND_THE_CLOCK = [{ opens: '00:00', closes: '24:00' }];

/** A closure or another exception for dated days: tap a day, tap the reason, done. */
export function ExceptionForm({ grid, asked, draft, close }: FormProps) {
  const [branch = '', date = ''] = (asked ?? '').split('.');
  const there = grid.branches.find((one) => one.id === branch);
  return (
    <Drawer open={asked !== undefined} size={560} onClose={close} destroyOnHidden title={there ? w.exceptionTitle(named(there), shortDate(date)) : w.exceptionNew}>
      {asked !== undefined && <Body key={`${asked}${draft?.id ?? ''}`} grid={grid} branch={there?.id} date={date} draft={draft} close={close} />}
    </Drawer>
  );
}

function Body({ grid, branch, date, draft, close }: { grid: Grid; branch: string | undefined; date: string; draft: Draft | undefined; close: () => void }) {
  const given = draft?.change.exceptions[0];
  const here = usePlace().branch;
  const [branches, setBranches] = useState<string[]>(branch ? [branch] : grid.branches.some((one) => one.id === here.id) ? [here.id] : []);
  const [from, setFrom] = useState(given?.from ?? date);
  const [to, setTo] = useState<string | null>(given ? given.to : date);
  const [what, setWhat] = useState<What>(() => WHATS.find((one) => one === given?.hours.mode) ?? 'closed');
  const day = grid.branches.find((one) => one.id === branches[0])?.days.find((one) => one.date === from);
  const [personal, setPersonal] = useState(typedSessions(given?.hours.personal ?? day?.personal ?? []));
  const [corporate, setCorporate] = useState(typedSessions(given?.hours.corporate ?? day?.corporate ?? []));
  const [reason, setReason] = useState(reasonOf(given?.reason, 'reasons'));
  const [told, setTold] = useState<NoticeValue | undefined>(given?.notice);
  const [hurry, setHurry] = useState(draft?.hurry ?? '');
  const [filing, setFiling] = useState(draft?.filing ?? '');
  const [tried, setTried] = useState(false);
  const [otherwise, setOtherwise] = useState(false);
  const isAside = draft === undefined && day?.changed === true && day.date === date && day.date >= grid.today && !otherwise;
  const [outcome, setOutcome] = useState<Outcome>();
  const [id] = useState(given?.id ?? newExceptionId);
  const [first = ''] = branches;
  const isPast = from < grid.today;
  const asks = first !== '' && from !== '' && !isPast;
  const offered = useCall(['hours', 'notice', first, from], (signal) => call('GET /api/branches/:branch/hours/notice', { params: { branch: first }, query: { date: from }, signal }), { only: asks });
  const plan = useCall([...PLAN, first], (signal) => call('GET /api/branches/:branch/hours/plan', { params: { branch: first }, signal }), { only: asks });
  const offer = offered.answer;
  const notice = told ?? (offer && noticeFrom(offer));
  const isServed = what === 'open' || what === 'appointment_only';
  const read = { personal: understood(personal).sessions, corporate: understood(corporate).sessions };
  const isHurried = offer !== undefined && from < addDays(grid.today, offer.leadDays);
  const mayAlone = offer !== undefined && draft === undefined && what === 'closed' && to !== null && to < addDays(from, offer.closeAloneDays) && from <= addDays(grid.today, offer.closeAloneDays);
  const faults = {
    dates: from === '' || to === '' ? w.chooseDates : isPast ? w.pastDay : to !== null && to < from ? w.endsEarly : undefined,
    hours: isServed && (!read.personal || !read.corporate || read.personal.length + read.corporate.length === 0) ? w.chooseHours : undefined,
    reason: whyNotWhole(reason),
    branches: branches.length === 0 ? w.chooseBranch : undefined,
    notice: branches.length === 1 && notice?.alternatives.length === 0 ? w.chooseAlternative : undefined,
  };
  const isGood = Object.values(faults).every((one) => one === undefined);
  const why = hurry.trim() || w.reasonHurry(pickText(reason.zh, reason.en));
  const text = { zh: reason.zh.trim(), en: reason.en.trim() };
  const hours = { mode: what, personal: isServed ? (read.personal ?? []) : [], corporate: isServed ? (read.corporate ?? []) : [], machines: ROUND_THE_CLOCK };
  const toast = useToast();
  const undo = useDeed(takeBack, { renews: RENEWS, done: () => toast.done(w.withdrawnUndo) });
  // Of several, those that were refused stay in the form with their reasons.
  const finished = (made: Outcome): void => {
    setOutcome(made);
    if (made.refused.length > 0) return setBranches(made.refused.map((one) => one.branch));
    close();
    toast.done(draft ? w.changedDraft : made.drafted.length > 1 ? w.draftedMany(made.drafted.length) : w.drafted(made.drafted[0]?.days ?? 0), draft ? undefined : () => undo.run(made));
  };
  const send = useDeed(async () => propose(await Promise.all(branches.map(async (one) => ({
    branch: one, hurry: isHurried ? why : undefined, filing: filing.trim() || undefined,
    change: { exceptions: [{ id, from, to, days: isServed ? 'opening' as const : 'every' as const, hours, reason: text, notice: branches.length === 1 && notice ? notice : await noticeOf(one, from, branches) }] },
  }))), draft), { renews: RENEWS, quiet: true, done: finished });
  const shut = useDeed(() => call('POST /api/branches/:branch/hours/closures', { params: { branch: first }, body: { from, to: to ?? from, reason: text, notice: notice ?? { alternatives: [], remote: [], phone: '' }, waiver: why } }), {
    renews: RENEWS, quiet: true, done: ({ version }) => { close(); toast.done(w.closedNow(version)); },
  });
  const press = (deed: { run: (input: undefined) => Promise<unknown> }) => { setTried(true); if (isGood) void deed.run(undefined); };
  const said = (fault: string | undefined) => (tried ? fault : undefined);

  return (
    <div className="hours-form">
      {branch === undefined && (
        <Labelled label={w.branches} fault={said(faults.branches)} help={w.branchesHelp}>{(field) => (
          <Select id={field} mode="multiple" style={{ width: '100%' }} value={branches} onChange={setBranches} optionFilterProp="label" options={grid.branches.map((one) => ({ value: one.id, label: named(one) }))} />
        )}</Labelled>
      )}
      {day && <p className="as-published"><span className="soft">{w.asPublished}</span><b><HoursLines hours={day} /></b><DayBar hours={day} /></p>}
      {plan.answer && !draft && branches.length === 1 && <Reopen branch={first} plan={plan.answer} date={from} done={close} otherwise={isAside ? () => setOtherwise(true) : undefined} />}
      {isAside ? null : isPast ? <Notice kind="watch">{w.pastDay}</Notice> : (
        <>
          <div role="group" className="choices" aria-label={w.what}>{WHATS.map((value) => <Button key={value} aria-pressed={what === value} type={what === value ? 'primary' : 'default'} onClick={() => setWhat(value)}>{w.whats[value]}</Button>)}</div>
          {isServed && (
            <div className="two-fields">
              <Labelled label={w.personalHours}>{() => <SessionsInput value={personal} label={w.personalHours} onChange={setPersonal} />}</Labelled>
              <Labelled label={w.corporateHours} fault={said(faults.hours)}>{() => <SessionsInput value={corporate} label={w.corporateHours} onChange={setCorporate} />}</Labelled>
            </div>
          )}
          <ReasonField list="reasons" label={w.reason} value={reason} fault={said(faults.reason)} onChange={setReason} />
          <div className="two-fields">
            <Labelled label={w.fromDay} fault={said(faults.dates)}>{(field) => <Input id={field} type="date" min={grid.today} value={from} onChange={({ target }) => { if (to === from) setTo(target.value); setFrom(target.value); setTold(undefined); }} />}</Labelled>
            <Labelled label={w.toDay} help={<Checkbox checked={to === null} onChange={({ target }) => setTo(target.checked ? null : from)}>{w.toOpen}</Checkbox>}>{(field) => <Input id={field} type="date" min={from} disabled={to === null} value={to ?? ''} onChange={({ target }) => setTo(target.value)} />}</Labelled>
          </div>
          {branches.length > 1 ? <p className="soft">{w.noticeAuto}</p> : offer && notice ? <NoticeField offer={offer} value={notice} onChange={setTold} /> : offered.fault === undefined && asks && <Loading />}
          {said(faults.notice) && <p className="field-fault" role="alert">{faults.notice}</p>}
          {offered.fault !== undefined && <FaultNotice fault={offered.fault} again={offered.again} />}
          {isHurried && <Labelled label={w.hurry} help={w.hurryHelp(offer.leadDays)}>{(field) => <Input id={field} value={hurry} maxLength={200} placeholder={isWhole(reason) ? why : ''} onChange={(event) => setHurry(event.target.value)} />}</Labelled>}
          <details className="filing" open={filing !== ''}><summary>{w.filing}</summary><Input value={filing} aria-label={w.filing} maxLength={80} onChange={(event) => setFiling(event.target.value)} /></details>
          <p className="soft">{mayAlone && offer ? w.closeAloneHelp(offer.closeAloneDays) : w.twoPeople}</p>
          <div className="form-foot">
            <Refusals grid={grid} outcome={outcome} fault={send.fault ?? shut.fault} />
            <Flex gap={8} wrap>
              {mayAlone && branches.length === 1 && <Button type="primary" danger loading={shut.busy} disabled={!offer} onClick={() => press(shut)}>{w.closeNow}</Button>}
              <Button type={mayAlone ? 'default' : 'primary'} loading={send.busy} disabled={!offer && branches.length === 1} onClick={() => press(send)}>{w.sendForApproval}</Button>
            </Flex>
          </div>
        </>
      )}
    </div>
  );
}
