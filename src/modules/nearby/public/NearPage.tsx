import { useEffect, useState } from 'preact/hooks';
import { clock, distance } from '#ui/format.ts';
import { hearBankTime } from '#ui/bank-clock.ts';
import { Empty, keep, Loading, Notice, Page, type PageProps, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { EmergencyLine, Ways } from '#ui/public/Ways.tsx';
import { named, say } from '#ui/words.ts';
import { isFar, isTooLate } from '../rules.ts';
import { call, rough, w, type Answered, type Near, type Spot } from './ask.ts';
import './nearby.css';
import { NearMap } from './NearMap.tsx';
import { OpenBranch } from './OpenBranch.tsx';
import { PlaceChooser } from './PlaceChooser.tsx';

const MINUTE_MS = 60_000;
const METRES_A_DEGREE = 111_320;
const WHENS = ['now', 'today', 'tomorrow'] as const;
const GROUPS = ['personal', 'corporate'] as const;

/** 现在能去哪家: where one is, then the nearest branches that are open, each a step from booking. A named place stands in the address, one's own does not. */
export function NearPage({ query }: PageProps) {
  const [own, setOwn] = useState<Spot>();
  const spot = own ?? spotIn(query);
  const choose = (to: { lng: number; lat: number; name: string } | undefined): void => {
    setOwn(undefined);
    keep({ at: to && rough(to), place: to?.name }, {});
  };
  const { answer } = useAsk((signal) => call('GET /api/public/nearby/places', { signal }), []);
  return (
    <Page title={w.title} back="/">
      {answer && <Ways ways={answer.withoutComing} services={answer.withoutComing.services} title={spot ? w.withoutBrief : w.without} brief={spot !== undefined} />}
      {spot
        ? <Found spot={spot} query={query} onMove={(point) => setOwn({ ...point, name: w.mapPlace })} onElsewhere={() => choose(undefined)} />
        : <PlaceChooser onChoose={(place) => choose({ ...place, name: named(place) })} onFound={setOwn} />}
      {answer && <EmergencyLine phone={answer.withoutComing.emergency} />}
    </Page>
  );
}

function Found({ spot, query, onMove, onElsewhere }: { spot: Spot; query: URLSearchParams; onMove: (point: { lng: number; lat: number }) => void; onElsewhere: () => void }) {
  const when = WHENS.find((one) => one === query.get('when')) ?? 'now';
  const group = GROUPS.find((one) => one === query.get('for')) ?? 'personal';
  const near = rough(spot);
  const { answer, fault, loading, again } = useAsk<Answered>((signal) => call('GET /api/public/nearby', { query: { near, when, group }, signal }), [near, when, group]);
  useEffect(() => {
    const tick = setInterval(again, MINUTE_MS);
    return () => clearInterval(tick);
  }, [again]);
  if (answer) hearBankTime(answer.at);
  return (
    <>
      <p class="near-spot"><b>{say(w.near, { place: spot.name })}</b><button type="button" class="chip" onClick={onElsewhere}>{w.elsewhere}</button></p>
      <Chips label={w.when} values={WHENS} chosen={when} words={w.whens} onChoose={(value) => keep({ when: value })} />
      <Chips label={w.group} values={GROUPS} chosen={group} words={w.groups} onChoose={(value) => keep({ for: value })} />
      {fault !== undefined && <RefusedNotice fault={fault} again={again} />}
      {loading && !answer ? <Loading /> : answer && <List answer={answer} asked={when} group={group} spot={spot} onMove={onMove} />}
      <p><a class="plain-link" href="/">{w.all}</a></p>
      <p><a class="plain-link" href="/follow">{w.follow}</a></p>
    </>
  );
}

function Chips<V extends string>({ label, values, chosen, words, onChoose }: { label: string; values: readonly V[]; chosen: V; words: Record<V, string>; onChoose: (value: V) => void }) {
  return (
    <div class="chips" role="group" aria-label={label}>
      {values.map((value) => <button key={value} type="button" class="chip" aria-pressed={value === chosen} onClick={() => onChoose(value)}>{words[value]}</button>)}
    </div>
  );
}

function List({ answer, asked, group, spot, onMove }: { answer: Answered; asked: Answered['when']; group: 'personal' | 'corporate'; spot: Spot; onMove: (point: { lng: number; lat: number }) => void }) {
  if (answer.branches.length === 0) return <Empty title={w.nobody}><p>{w.nobodyHelp}</p></Empty>;
  // Sorted and measured here, from the exact place that only this page knows.
  const measured = answer.branches.map((branch) => ({ branch, metres: metresTo(spot, branch) }));
  // Nobody shall hurry to a door that shuts in their face: those come after all others.
  const branches = measured.map((one) => ({ ...one, late: answer.when === 'now' && !isFar(one.metres) && shutsFirst(one, answer.at) })).toSorted((a, b) => Number(a.late) - Number(b.late) || a.metres - b.metres);
  const nearest = Math.min(...measured.map((one) => one.metres));
  return (
    <>
      {isFar(nearest) && <Notice kind="watch" live title={w.far}>{say(w.farHelp, { distance: distance(nearest) })}</Notice>}
      {answer.when !== asked && <Notice kind="watch" live>{w.instead[answer.when]}</Notice>}
      {!isFar(nearest) && <NearMap spot={spot} branches={branches.map(({ branch, metres }) => ({ ...branch, metres }))} onMove={onMove} />}
      <ol class="near-list" aria-label={w.list}>
        {branches.map(({ branch, metres, late }, nth) => <OpenBranch key={branch.id} branch={branch} nth={nth + 1} when={answer.when} group={group} metres={metres} at={answer.at} late={late} />)}
      </ol>
      <p class="soft small">{say(w.asOf, { at: clock(answer.at, branches[0]?.branch.timeZone) })}</p>
    </>
  );
}

function shutsFirst({ branch: { door, timeZone }, metres }: { branch: Near; metres: number }, at: string): boolean {
  return door.state === 'open' && isTooLate(clock(at, timeZone), door.until, metres);
}

/** A place that was typed and chosen: public by its name, so that going back from booking finds it again. */
function spotIn(query: URLSearchParams): Spot | undefined {
  const [lng, lat] = (query.get('at') ?? '').split(',').map(Number);
  if (lng === undefined || lat === undefined || !Number.isFinite(lng) || !Number.isFinite(lat) || Math.abs(lng) > 180 || Math.abs(lat) > 90) return undefined;
  return { lng, lat, name: (query.get('place') ?? '').slice(0, 80) };
}

function metresTo(spot: Spot, there: Near): number {
  if (there.lng === null || there.lat === null) return there.metres;
  const east = (((there.lng - spot.lng + 540) % 360) - 180) * Math.cos((spot.lat * Math.PI) / 180);
  return Math.hypot(east, there.lat - spot.lat) * METRES_A_DEGREE;
}
