import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import type { Answer } from '#ui/call.ts';
import { clock, shortDate } from '#ui/format.ts';
import { DeskPage, EmptyState, FaultNotice, Loading, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { lang, named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { call, PLAN } from './ask.ts';
import { copied } from './copied.ts';
import './hours-desk.css';
import { en } from './notices-words.en.ts';
import { zh } from './notices-words.zh.ts';

const w = words({ zh, en });
type Facts = Answer<typeof contract, 'GET /api/public/branches/:branch/notice'>;
type Posters = Answer<typeof contract, 'GET /api/hours/posters'>['branches'];
const POSTERS = ['hours', 'posters'];

/** 公告: one version of a branch's hours in every form, ready to print, send or copy; and at which doors an old one still hangs. */
export function NoticesPage() {
  const { branch } = usePlace();
  const [address] = useSearchParams();
  const asked = Number(address.get('version')) || undefined;
  const { answer: facts, fault, again } = useCall(['hours', 'notice', branch.id, String(asked ?? '')], (signal) => call('GET /api/public/branches/:branch/notice', { params: { branch: branch.id }, query: asked === undefined ? {} : { version: asked }, signal }), { every: 30_000 });
  return (
    <DeskPage title={w.title} below={w.below}>
      {facts ? <Forms key={`${facts.branch.id} ${facts.version}`} facts={facts} /> : fault === undefined ? <Loading /> : <EmptyOrFault fault={fault} again={again} />}
      <Doors chosen={branch.id} />
    </DeskPage>
  );
}

function EmptyOrFault({ fault, again }: { fault: unknown; again: () => void }) {
  return typeof fault === 'object' && fault !== null && 'status' in fault && fault.status === 404 ? <EmptyState title={w.nothing} help={w.nothingHelp} /> : <FaultNotice fault={fault} again={again} />;
}

function Forms({ facts }: { facts: Facts }) {
  const [, setAddress] = useSearchParams();
  const [tongue, setTongue] = useState<'zh' | 'en'>(lang);
  const [size, setSize] = useState<'a4' | 'a3'>('a4');
  const code = encodeURIComponent(facts.branch.code);
  const file = (form: string): string => `/b/${code}/notice.${form}?version=${facts.version}&size=${size}`;
  const outdated = facts.newest !== facts.version;
  const shut = facts.items.flatMap((item) => item.alternatives.filter((one) => one.closed));
  const choose = (version: number): void => setAddress((before) => { const after = new URLSearchParams(before); after.set('version', String(version)); return after; }, { replace: true });
  return (
    <>
      <p className="day-line">
        <b>{named(facts.branch)}</b>
        <Select aria-label={w.version(facts.version)} value={facts.version} onChange={choose} options={Array.from({ length: Math.min(facts.newest, 50) }, (_, nth) => ({ value: facts.newest - nth, label: facts.newest - nth === facts.newest ? w.newest(facts.newest) : w.version(facts.newest - nth) }))} />
        <Segmented value={tongue} onChange={setTongue} options={[{ value: 'zh', label: w.chinese }, { value: 'en', label: w.english }]} aria-label={w.language} />
      </p>
      {outdated && <Notice kind="act" title={w.outdated(facts.newest)} action={<Button onClick={() => choose(facts.newest)}>{w.toNewest}</Button>} />}
      {shut.length > 0 && <Notice kind="act" title={w.alternativeClosed(shut.map((one) => named(one)).join('、'))}>{w.alternativeHelp}</Notice>}
      <div className="notices">
        <section className="panel notice-poster" aria-labelledby="poster">
          <h2 id="poster">{w.poster}</h2>
          <a href={file('pdf')} target="_blank" rel="noreferrer"><img src={file('svg')} alt={w.posterAlt(named(facts.branch), facts.version)} width="595" height="842" /></a>
          <p className="notice-foot"><Segmented value={size} onChange={setSize} options={[{ value: 'a4', label: 'A4' }, { value: 'a3', label: 'A3' }]} aria-label={w.size} /><Button type="primary" href={file('pdf')} target="_blank">{w.pdf}</Button><Button href={file('png')} download={`notice-${facts.branch.code}-${facts.version}.png`}>{w.png}</Button></p>
          <Hangs facts={facts} />
        </section>
        <div className="notice-texts">
          <Copyable title={w.wechat} help={w.wechatHelp} text={facts.texts.page[tongue]} rows={14} />
          <Copyable title={w.sms} help={w.smsHelp([...facts.texts.sms[tongue]].length)} text={facts.texts.sms[tongue]} rows={4} />
          <Copyable title={w.led} help={w.ledHelp([...facts.texts.led[tongue]].length)} text={facts.texts.led[tongue]} rows={3} led />
          <section className="panel" aria-labelledby="feeds">
            <h2 id="feeds">{w.links}</h2>
            <ul className="plain notice-links">
              <li><a href={`/b/${code}/notice`} target="_blank" rel="noreferrer">{w.webPage}</a><span className="soft">{w.webHelp}</span></li>
              <li><a href={`/b/${code}/notice.ics?lang=${tongue}`}>{w.calendar}</a><span className="soft">{w.calendarHelp}</span></li>
              <li><a href={`/api/public/branches/${code}/hours`} target="_blank" rel="noreferrer">{w.feed}</a><span className="soft">{w.feedHelp}</span></li>
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}

/** 新海报贴上了: the tick of whoever hangs it; until then every desk of the bank sees that an old one hangs there. */
function Hangs({ facts }: { facts: Facts }) {
  const { branch, me } = usePlace();
  const toast = useToast();
  const { answer } = useCall(POSTERS, (signal) => call('GET /api/hours/posters', { signal }), { every: 60_000 });
  const poster = answer?.branches.find((one) => one.id === branch.id)?.poster;
  const hang = useDeed(() => call('PUT /api/branches/:branch/hours/channels/:channel', { params: { branch: branch.id, channel: 'poster' }, body: { version: facts.newest } }), { renews: [POSTERS, PLAN], done: () => toast.done(w.hung) });
  if (poster?.version === facts.newest) return <Notice kind="open" title={w.hangs(facts.newest, `${shortDate(new Date(poster.at), branch.timeZone)} ${clock(poster.at, branch.timeZone)}`)} />;
  return <Notice kind="watch" title={poster ? w.oldHangs(poster.version, facts.newest) : w.neverHung(facts.newest)} action={mayDo(me, can.noteShown, branch.id) && <Button loading={hang.busy} onClick={() => void hang.run(undefined)}>{w.hang(facts.newest)}</Button>} />;
}

function Copyable({ title, help, text, rows, led = false }: { title: string; help: string; text: string; rows: number; led?: boolean }) {
  const toast = useToast();
  return (
    <section className="panel notice-text" aria-label={title}>
      <h2>{title} <small className="soft">{help}</small></h2>
      {led ? <div className="led-preview" aria-hidden="true"><span>{text}</span></div> : null}
      <textarea readOnly rows={rows} value={text} aria-label={title} onFocus={(event) => event.target.select()} />
      <Button onClick={() => void copied(text).then(() => toast.done(w.copied))}>{w.copy}</Button>
    </section>
  );
}

/** 各网点门口的海报: the picture of the whole reach, those with an old one first. */
function Doors({ chosen }: { chosen: string }) {
  const { answer } = useCall(POSTERS, (signal) => call('GET /api/hours/posters', { signal }), { every: 60_000 });
  const [, setAddress] = useSearchParams();
  if (!answer || answer.branches.length < 2) return null;
  const old = answer.branches.filter((one) => one.poster?.version !== one.version);
  const order = (one: Posters[number]): number => (one.poster?.version === one.version ? 1 : 0);
  return (
    <section className="panel" aria-labelledby="doors">
      <h2 id="doors">{w.doors}</h2>
      <p className="picture-says">{w.doorsSay(answer.branches.length, old.length)}</p>
      <ul className="door-tiles">
        {[...answer.branches].sort((a, b) => order(a) - order(b) || a.code.localeCompare(b.code)).map((one) => (
          <li key={one.id}><button type="button" aria-pressed={one.id === chosen} data-kind={one.poster?.version === one.version ? 'open' : 'watch'} onClick={() => setAddress({ branch: one.id })}><b>{named(one)}</b><span>{one.poster?.version === one.version ? w.version(one.version) : one.poster ? w.hangsOld(one.poster.version, one.version) : w.noneKnown(one.version)}</span></button></li>
        ))}
      </ul>
    </section>
  );
}
