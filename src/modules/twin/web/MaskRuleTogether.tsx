import { Button, Checkbox, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { bankNow } from '#ui/bank-clock.ts';
import { caller, type Answer } from '#ui/call.ts';
import { count, dayOf, shortDate } from '#ui/format.ts';
import { Badge, DeskPage, EmptyState, FaultNotice, Loading, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { MOST_TOGETHER } from '../together.ts';
import { rounded } from './FiguresBeside.tsx';
import { en } from './mask-words.en.ts';
import { zh } from './mask-words.zh.ts';
import type { MaskRule, Way } from './MaskRulePage.tsx';
import './twin.css';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Branch = Answer<typeof contract, 'GET /api/mask-rules'>['branches'][number];
const LOOK_AGAIN_MS = 500;
const key = ['mask-rules'];

/** 全辖一并决定: who is chosen is simulated, one branch after the other; the rule is turned on for all of them once the cost of each was there to be seen. */
export function MaskRuleTogether({ choice }: { choice: ReactNode }) {
  const { branch } = usePlace();
  const [address, setAddress] = useSearchParams();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { answer, fault, again } = useCall(key, (signal) => call('GET /api/mask-rules', { signal }));
  const costs = useCosts(chosen);
  if (!answer) return <DeskPage title={w.title} below={w.belowAll} actions={choice}>{fault ? <FaultNotice fault={fault} again={again} /> : <Loading />}</DeskPage>;
  const region = address.get('region') ?? answer.branches.find((one) => one.id === branch.id)?.region ?? answer.regions[0]?.id;
  const rows = answer.branches.filter((one) => one.region === region);
  const free = rows.filter((one) => !one.isOn && !isEmpty(costs.of(one.id)));
  const pick = (ids: readonly string[]) => setChosen(ids.slice(0, MOST_TOGETHER));
  return (
    <DeskPage title={w.title} below={w.belowAll} actions={choice} wide>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      <div className="what-if-shown">
        <Notice kind="info" title={w.togetherSays(count(rows.filter((one) => one.isOn).length), count(rows.length))}>{w.togetherHelp(count(MOST_TOGETHER))}</Notice>
        <div className="mask-tools">
          <Select aria-label={w.region} value={region ?? null} options={answer.regions.map((one) => ({ value: one.id, label: named(one) }))}
            onChange={(next: string) => { setChosen([]); setAddress((before) => { const after = new URLSearchParams(before); after.set('region', next); return after; }, { replace: true }); }} />
          {free.length > 0 && <Button onClick={() => pick(free.map((one) => one.id))}>{w.chooseOff(count(Math.min(free.length, MOST_TOGETHER)))}</Button>}
          <Button disabled={chosen.length === 0} onClick={() => pick([])}>{w.chooseNone}</Button>
          {chosen.length > 0 && <span role="status">{w.chosen(count(chosen.length), count(chosen.filter((one) => isReady(costs.of(one))).length))}</span>}
        </div>
        {rows.length === 0 ? <EmptyState title={w.noBranches} help={w.noBranchesHelp} /> : (
          <table className="mask-ways mask-branches">
            <caption>{w.captionAll}</caption>
            <thead><tr><th scope="col">{w.branch}</th><th scope="col">{w.state}</th><th scope="col">{w.pairHours}</th><th scope="col">{w.timesOn}</th><th scope="col">{w.timesBooth}</th><th scope="col">{w.columns.p90Wait}</th><th scope="col"><span className="unseen">{w.details}</span></th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <BranchRow key={row.id} row={row} cost={costs.of(row.id)} isChosen={chosen.includes(row.id)} isFull={chosen.length >= MOST_TOGETHER}
                  choose={(isChosen) => pick(isChosen ? [...chosen, row.id] : chosen.filter((one) => one !== row.id))} />
              ))}
            </tbody>
          </table>
        )}
        {chosen.length > 0 && <DecideTogether chosen={rows.filter((one) => chosen.includes(one.id))} costs={costs} decided={() => pick([])} />}
        <p className="what-if-basis">{w.assumed}</p>
      </div>
    </DeskPage>
  );
}

type Costs = Readonly<{ of: (branch: string) => MaskRule | undefined; forget: () => void }>;

/** One branch after the other is asked until its days are simulated. */
function useCosts(wanted: readonly string[]): Costs {
  const [known, setKnown] = useState<ReadonlyMap<string, MaskRule>>(new Map());
  const next = wanted.find((one) => !isReady(known.get(one)) && !isEmpty(known.get(one)));
  useCall(['mask-rule', next ?? ''], async (signal) => {
    const branch = next ?? '';
    const found = await call('GET /api/branches/:branch/mask-rule', { params: { branch }, signal });
    setKnown((before) => new Map(before).set(branch, found));
    return found;
  }, { only: next !== undefined, every: LOOK_AGAIN_MS, stale: 0 });
  return { of: (branch) => known.get(branch), forget: () => setKnown(new Map()) };
}

function isReady(cost: MaskRule | undefined): boolean {
  return cost !== undefined && cost.ways.length > 0 && cost.done >= cost.of;
}

/** No counters: there is nothing to simulate, and nothing to decide. */
function isEmpty(cost: MaskRule | undefined): boolean {
  return cost?.branch.counters === 0;
}

function BranchRow({ row, cost, isChosen, isFull, choose }: { row: Branch; cost: MaskRule | undefined; isChosen: boolean; isFull: boolean; choose: (isChosen: boolean) => void }) {
  const mean = (way: Way['way'], name: Way['figures'][number]['name']) => cost?.ways.find((one) => one.way === way)?.figures.find((one) => one.name === name)?.value.mean;
  const [off, on, booth, wait] = [mean('off', 'pairHours'), mean('on', 'pairHours'), mean('booth', 'pairHours'), mean('on', 'p90Wait')];
  const times = (value: number | undefined) => (value === undefined || off === undefined || off === 0 ? '' : w.timesOf((value / off).toFixed(1)));
  const going = isChosen && !isReady(cost) && !isEmpty(cost);
  return (
    <tr data-looked={isChosen ? '' : undefined}>
      <th scope="row"><Checkbox checked={isChosen} disabled={isEmpty(cost) || (isFull && !isChosen)} onChange={(event) => choose(event.target.checked)}>{named(row)}</Checkbox></th>
      <td><Badge kind={row.isOn ? 'open' : 'watch'}>{row.isOn ? w.stateOn : w.stateOff}</Badge>{row.turnsOn !== null && <small className="soft"> {row.isOn ? w.offFrom(shortDate(row.turnsOn)) : w.onFrom(shortDate(row.turnsOn))}</small>}</td>
      <td data-label={w.pairHours}>{isEmpty(cost) ? w.nothingToSimulate : off === undefined || on === undefined ? (going ? w.simulating(count(cost?.done ?? 0), count(cost?.of ?? 0)) : '') : `${rounded(off)} → ${rounded(on)}${going ? '…' : ''}`}</td>
      <td data-label={w.timesOn}>{times(on)}</td>
      <td data-label={w.timesBooth}>{times(booth)}</td>
      <td data-label={w.columns.p90Wait}>{wait === undefined ? '' : rounded(wait)}</td>
      <td><Link to={`/mask-rule?branch=${row.id}`}>{w.details}</Link></td>
    </tr>
  );
}

/** What is decided for a later day counts there. */
function holdsOn({ isOn, turnsOn }: Branch, day: string): boolean {
  return turnsOn !== null && turnsOn <= day ? !isOn : isOn;
}

function DecideTogether({ chosen, costs, decided }: { chosen: readonly Branch[]; costs: Costs; decided: () => void }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [fromOn, setFromOn] = useState(dayOf(bankNow(), branch.timeZone));
  const [accepted, setAccepted] = useState(false);
  const [off, on] = [chosen.filter((one) => !holdsOn(one, fromOn)).map((one) => one.id), chosen.filter((one) => holdsOn(one, fromOn)).map((one) => one.id)];
  const isDone = off.every((one) => isReady(costs.of(one)));
  const how = { renews: [key, ['settings', branch.id]], done: ({ branches }: { branches: number }) => { toast.done(w.decidedAll(count(branches))); decided(); } };
  const turnOn = useDeed(() => call('POST /api/mask-rules', { body: { branches: off, fromOn, accepted: true } }).catch((refused: unknown) => { costs.forget(); throw refused; }), how);
  const turnOff = useDeed(() => call('POST /api/mask-rules/end', { body: { branches: on, fromOn } }), how);
  return (
    <section className="mask-decide" aria-label={w.decide}>
      <h2>{w.decide}</h2>
      <Input type="date" addonBefore={w.from} aria-label={w.from} value={fromOn} onChange={(event) => event.target.value && setFromOn(event.target.value)} />
      {off.length > 0 && (
        <>
          <Checkbox checked={accepted && isDone} disabled={!isDone} onChange={(event) => setAccepted(event.target.checked)}>{isDone ? w.acceptAll(count(off.length)) : w.waitFirst}</Checkbox>
          <div><Button type="primary" disabled={!accepted || !isDone} loading={turnOn.busy} onClick={() => void turnOn.run(undefined)}>{w.turnOnAll(count(off.length))}</Button></div>
        </>
      )}
      {on.length > 0 && (
        <div>
          <Button loading={turnOff.busy} onClick={() => void turnOff.run(undefined)}>{w.turnOffAll(count(on.length))}</Button>
          <p>{w.turnOffHelp}</p>
        </div>
      )}
    </section>
  );
}
