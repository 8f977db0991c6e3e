import { caller, Refused } from '#ui/call.ts';
import { BigButton, Loading, Notice, Page, type PageProps, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { dialled, EmergencyLine } from '#ui/public/Ways.tsx';
import { lang, pickText, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { NoticeAnswer } from '../notice/shape.ts';
import { isFirst, itemWhen, rowsSaid, WORDS } from '../notice/texts.ts';
import './hours.css';
import { en } from './notice-words.en.ts';
import { zh } from './notice-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** 公告: what one version changed; where the poster's code leads. An old one says so before anything else, and where the newest is. */
export function NoticePage({ params, query }: PageProps) {
  const branch = params['branch'] ?? '';
  const version = Number(query.get('v')) || undefined;
  const { answer, fault, again } = useAsk((signal) => call('GET /api/public/branches/:branch/notice', { params: { branch }, query: version === undefined ? {} : { version }, signal }), [branch, version]);
  const page = `/b/${encodeURIComponent(branch)}`;
  if (!answer && fault instanceof Refused && fault.status === 404) return <Page title={w.missing} back={page}><RefusedNotice fault={fault} /><BigButton href={page}>{w.toBranch}</BigButton></Page>;
  if (!answer) return fault === undefined ? <Loading /> : <Page title={w.title} back={page}><RefusedNotice fault={fault} again={again} /></Page>;
  return <Told facts={answer} page={page} />;
}

function Told({ facts, page }: { facts: NoticeAnswer; page: string }) {
  const said = WORDS[lang];
  const { branch } = facts;
  const outdated = facts.newest !== facts.version;
  return (
    <Page title={isFirst(facts) ? said.titleFirst : said.title} above={pickText(branch.name, branch.nameEn)} back={page}>
      {outdated && <Notice kind="act" title={said.outdatedSays(facts.newest)}><p><a href={`${page}/notice`}>{w.toNewest}</a></p></Notice>}
      {facts.items.map((item) => (
        <section key={`${item.kind} ${item.from}`} class="notice-item" aria-label={itemWhen(item, lang)}>
          <h2>{itemWhen(item, lang)}{item.to === null && item.kind === 'days' && <small>{said.comma}{said.until}</small>}</h2>
          <dl class="notice-rows">{rowsSaid(item, lang).map((row) => <div key={row.when}>{row.when !== '' && <dt>{row.when}</dt>}<dd><strong>{row.after}</strong>{row.was !== null && <small>{row.was}</small>}</dd></div>)}</dl>
          <p>{item.reason[lang]}</p>
          {item.alternatives.length > 0 && (
            <><h3>{said.alternatives}</h3><ul class="notice-near">{item.alternatives.map((one) => (
              <li key={one.code}><a href={`/b/${encodeURIComponent(one.code)}`}>{pickText(one.name, one.nameEn)}</a><span>{pickText(one.address, one.addressEn)}</span>{one.closed && <b class="notice-shut">{w.closedToo}</b>}</li>
            ))}</ul></>
          )}
        </section>
      ))}
      <p>{said.zone}{pickText('：', ': ')}<strong>{said.zoneStates[facts.zone.state]}</strong>{facts.zone.state !== 'joined' && facts.zone.reason[lang] !== '' && ` ${facts.zone.reason[lang]}`}</p>
      {facts.phone && <p>{said.phone} <a href={`tel:${dialled(facts.phone)}`}>{facts.phone}</a></p>}
      <EmergencyLine phone={facts.emergency} />
      <BigButton href={page}>{w.toBranch}</BigButton>
      <BigButton kind="quiet" href={`/follow?branch=${encodeURIComponent(branch.code)}`}>{w.follow}</BigButton>
      <BigButton kind="quiet" href={`/b/${encodeURIComponent(branch.code)}/notice.ics?lang=${lang}`}>{w.calendar}</BigButton>
      <p class="soft small">{said.version(facts.version, facts.publishedOn)}</p>
    </Page>
  );
}
