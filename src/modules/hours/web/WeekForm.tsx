import { Button, Checkbox, Drawer, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { addDays } from '#kernel/wall.ts';
import { FaultNotice, Loading, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { call, type Draft, type Grid, PLAN, type PlanOfBranch, RENEWS, w } from './ask.ts';
import { type HoursRow, WeekPicture } from './DayBar.tsx';
import { isWhole, Labelled, NoticeField, type NoticeValue, ReasonField, reasonOf, whyNotWhole } from './fields.tsx';
import type { Keep } from './HoursPage.tsx';
import { noticeFrom, noticeOf, type Outcome, propose, takeBack } from './propose.ts';
import { Refusals } from './Refusals.tsx';
import { changedIn, isAlike, readWeek, shownDay, type TypedWeek, typedWeek, weekAt, weekIn, withDay } from './week-draft.ts';
import { labelOf, WeekRows } from './WeekRows.tsx';

type FormProps = { grid: Grid; asked: string | undefined; draft: Draft | undefined; close: () => void; keep: Keep };

/** New weekly hours for one branch or several: typed in one table, seen beside what is published, sent to another person for approval. */
export function WeekForm({ grid, asked, draft, close, keep }: FormProps) {
  const here = usePlace().branch;
  const first = draft?.branch ?? (asked !== 'new' && asked !== 'change' ? asked : undefined) ?? (grid.branches.some((one) => one.id === here.id) ? here.id : grid.branches[0]?.id) ?? '';
  const isOpen = asked !== undefined && (asked !== 'change' || draft !== undefined);
  const { answer, fault, again } = useCall([...PLAN, first], (signal) => call('GET /api/branches/:branch/hours/plan', { params: { branch: first }, signal }), { only: isOpen && first !== '' });
  return (
    <Drawer open={isOpen} size={980} onClose={close} destroyOnHidden title={draft ? w.weekChange : w.weekTitle}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {isOpen && (answer ? <Body key={`${first}${draft?.id ?? ''}`} grid={grid} first={first} plan={answer} draft={draft} keep={keep} /> : fault === undefined && <Loading />)}
    </Drawer>
  );
}

function Body({ grid, first, plan, draft, keep }: { grid: Grid; first: string; plan: PlanOfBranch; draft: Draft | undefined; keep: Keep }) {
  const given = draft?.change.weeks[0];
  const [branches, setBranches] = useState<string[]>([first]);
  const [days, setDays] = useState<TypedWeek>(() => typedWeek(given?.week ?? weekAt(plan.plan.weeks, '9999-12-31')));
  const [oneByOne, setOneByOne] = useState(!isAlike(days));
  const [chosenFrom, setFrom] = useState(given?.from);
  const [reason, setReason] = useState(reasonOf(given?.reason, 'weekReasons'));
  const [told, setTold] = useState<NoticeValue | undefined>(given?.notice);
  const [hurry, setHurry] = useState(draft?.hurry ?? '');
  const [filing, setFiling] = useState(draft?.filing ?? '');
  const [wholeWeek, setWholeWeek] = useState(false);
  const [tried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const noticeDay = chosenFrom || addDays(plan.today, 1);
  const offered = useCall(['hours', 'notice', first, noticeDay], (signal) => call('GET /api/branches/:branch/hours/notice', { params: { branch: first }, query: { date: noticeDay }, signal }));
  const offer = offered.answer;
  const from = chosenFrom ?? addDays(plan.today, offer?.leadDays ?? 0);
  const notice = told ?? (offer && noticeFrom(offer));
  const inForce = weekAt(plan.plan.weeks, from);
  const published = typedWeek(inForce);
  const read = readWeek(days);
  const isSame = inForce !== null && JSON.stringify(days) === JSON.stringify(published);
  const isHurried = offer !== undefined && from < addDays(plan.today, offer.leadDays);
  const why = hurry.trim() || w.reasonHurry(pickText(reason.zh, reason.en));
  const faults = {
    branches: branches.length === 0 ? w.chooseBranch : undefined,
    hours: 'wrong' in read ? w.chooseHours : isSame ? w.nothingChanged : undefined,
    from: from < plan.today ? w.pastDay : undefined,
    reason: whyNotWhole(reason),
  };
  const said = (fault: string | undefined) => (tried ? fault : undefined);
  const toast = useToast();
  const undo = useDeed(takeBack, { renews: RENEWS, done: () => toast.done(w.withdrawnUndo) });
  const weekFor = async (branch: string) => {
    if (branch === first || wholeWeek) return readWeek(days);
    const other = await call('GET /api/branches/:branch/hours/plan', { params: { branch } });
    return readWeek(changedIn(typedWeek(weekAt(other.plan.weeks, from)), published, days));
  };
  const send = useDeed(async () => propose(await Promise.all(branches.map(async (branch) => ({
    branch, hurry: isHurried ? why : undefined, filing: filing.trim() || undefined,
    change: { weeks: [{ from, week: weekIn(await weekFor(branch)), reason: { zh: reason.zh.trim(), en: reason.en.trim() }, notice: branches.length === 1 && notice ? notice : await noticeOf(branch, from, branches) }] },
  }))), draft), { renews: RENEWS, quiet: true, done: (made) => {
    setOutcome(made);
    if (made.refused.length > 0) return setBranches(made.refused.map((one) => one.branch));
    keep({ week: undefined, draft: undefined, tab: 'drafts' });
    toast.done(draft ? w.changedDraft : made.drafted.length > 1 ? w.draftedMany(made.drafted.length) : w.drafted(made.drafted[0]?.days ?? 0), draft ? undefined : () => undo.run(made));
  } });
  const press = () => { setTried(true); if (Object.values(faults).every((one) => one === undefined)) void send.run(undefined); };
  const rows: HoursRow[] = days.flatMap((day, index) => (oneByOne || index === 0 || index > 4 ? [{ key: String(index), label: labelOf(index, oneByOne), hours: shownDay(day), was: inForce ? shownDay(published[index] ?? day) : undefined }] : []));
  return (
    <div className="hours-form">
      <div className="two-fields">
        <Labelled label={w.branches} fault={said(faults.branches)} help={!draft && <>{w.branchesHelp}{grid.regions.length > 1 && grid.regions.map((one) => <Button key={one.id} size="small" type="link" onClick={() => setBranches(grid.branches.filter((each) => each.region === one.id).map((each) => each.id))}>{w.wholeRegion(named(one))}</Button>)}</>}>{(id) => (
          <Select id={id} mode="multiple" disabled={draft !== undefined} style={{ width: '100%' }} value={branches} onChange={setBranches} optionFilterProp="label" maxTagCount={4} options={grid.branches.map((one) => ({ value: one.id, label: named(one) }))} />
        )}</Labelled>
        <Labelled label={w.startsOn} fault={said(faults.from)}>{(id) => <Input id={id} type="date" min={plan.today} value={from} onChange={({ target }) => { setFrom(target.value); setTold(undefined); }} />}</Labelled>
      </div>
      <Flex justify="space-between" align="center" gap={16} wrap><p className="soft">{w.hoursHelp}</p><Checkbox checked={oneByOne} onChange={({ target }) => { setOneByOne(target.checked); if (!target.checked) setDays(withDay(days, 0, days[0] ?? {}, false)); }}>{w.oneByOne}</Checkbox></Flex>
      <WeekRows days={days} oneByOne={oneByOne} tried={tried} onChange={setDays} />
      {said(faults.hours) && <p className="field-fault" role="alert">{faults.hours}</p>}
      <section className="panel week-then">
        <h3>{w.willBe}</h3>
        {branches.length > 1 && <p className="soft"><Checkbox checked={wholeWeek} onChange={({ target }) => setWholeWeek(target.checked)}>{w.wholeWeek}</Checkbox>{!wholeWeek && <span>{w.onlyMarked}</span>}</p>}
        <WeekPicture rows={rows} label={w.willBe} />
      </section>
      <ReasonField list="weekReasons" label={w.weekReason} value={reason} fault={said(faults.reason)} onChange={setReason} />
      {branches.length > 1 ? <p className="soft">{w.noticeAuto}</p> : offer && notice && <NoticeField offer={offer} value={notice} onChange={setTold} />}
      {isHurried && <Labelled label={w.hurry} help={w.hurryHelp(offer.leadDays)}>{(id) => <Input id={id} value={hurry} maxLength={200} placeholder={isWhole(reason) ? why : ''} onChange={(event) => setHurry(event.target.value)} />}</Labelled>}
      <details className="filing" open={filing !== ''}><summary>{w.filing}</summary><Input value={filing} aria-label={w.filing} maxLength={80} onChange={(event) => setFiling(event.target.value)} /></details>
      <p className="soft">{w.twoPeople}</p>
      <div className="form-foot">
        <Refusals grid={grid} outcome={outcome} fault={send.fault} />
        <Button type="primary" loading={send.busy} onClick={press}>{w.sendForApproval}</Button>
      </div>
    </div>
  );
}
