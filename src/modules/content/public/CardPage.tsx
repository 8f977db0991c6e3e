import { useEffect } from 'preact/hooks';
import { caller, type Answer } from '#ui/call.ts';
import { Badge, BigButton, keep, Loading, Notice, Page, type PageProps, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { named, pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import './card.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

type Card = Answer<typeof contract, 'GET /api/public/cards/:card'>;

/** A tip card: how to do it without coming, step by step. On paper (`paper=a6|slip`) it carries a QR code instead of buttons. */
export function CardPage({ params, query }: PageProps) {
  const code = params['card'] ?? '';
  const of = query.get('of') ?? undefined;
  const paper = query.get('paper');
  const { answer, fault } = useAsk((signal) => call('GET /api/public/cards/:card', { params: { card: code }, signal }), [code]);
  useOpening(paper === null ? of : undefined);
  if (fault !== undefined) return <Page title={w.unknown} back="/"><RefusedNotice fault={fault} /></Page>;
  if (!answer) return <Page title={w.above} back="/"><Loading /></Page>;
  if (paper === 'a6' || paper === 'slip') return <Paper card={answer} of={of} paper={paper} />;
  const product = pickText(answer.body.product, answer.body.productEn);
  return (
    <Page title={pickText(answer.body.title, answer.body.titleEn)} above={answer.service ? `${w.above} · ${named(answer.service)}` : w.above} back="/">
      <p class="row"><Badge kind="info">{w.channels[answer.channel]}</Badge><span class="soft">{say(w.minutes, { n: answer.body.minutes })}</span></p>
      {answer.withdrawn && <Notice kind="watch" live><p>{w.withdrawn}</p></Notice>}
      <Steps card={answer} />
      {answer.body.link && <BigButton href={answer.body.link}>{w.open}</BigButton>}
      {of && <Outcome of={of} told={query.get('told')} />}
      {product && <p class="card-product">{product}</p>}
    </Page>
  );
}

function Steps({ card }: { card: Card }) {
  return (
    <ol class="card-steps">
      {card.body.steps.map((step, nth) => (
        <li key={nth}>
          <span class="card-nth" aria-hidden="true">{nth + 1}</span>
          <div>
            <p>{pickText(step.zh, step.en)}</p>
            {step.picture && <img src={`/api/public/card-pictures/${step.picture}`} alt={say(w.step, { n: nth + 1 })} loading="lazy" />}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** What the person says came of it; who did not manage is offered a time. */
function Outcome({ of, told }: { of: string; told: string | null }) {
  const [branch = '', handout = ''] = of.split('.');
  const tell = useDeed(async (outcome: 'done' | 'notDone') => {
    await call('POST /api/branches/:branch/card-handouts/:handout/outcome', { params: { branch, handout }, body: { outcome } });
    keep({ told: outcome });
  });
  if (told === 'done') return <Notice kind="open" live><p>{w.thanks}</p></Notice>;
  if (told === 'notDone') return <><Notice live><p>{w.sorry}</p></Notice><BigButton href={`/b/${branch}/book`}>{w.book}</BigButton></>;
  return (
    <section class="card-outcome">
      <h2>{w.asked}</h2>
      {tell.fault !== undefined && <RefusedNotice fault={tell.fault} />}
      <div class="card-answers">
        <BigButton busy={tell.busy} onClick={() => void tell.run('done')}>{w.done}</BigButton>
        <BigButton kind="quiet" busy={tell.busy} onClick={() => void tell.run('notDone')}>{w.notDone}</BigButton>
      </div>
    </section>
  );
}

/** The same on A6 or on an 80 mm slip. Numbers of steps instead of pictures on the slip: a thermal printer has no greys. */
function Paper({ card, of, paper }: { card: Card; of: string | undefined; paper: 'a6' | 'slip' }) {
  useEffect(() => {
    const style = document.createElement('style');
    style.textContent = paper === 'a6' ? '@page { size: A6; margin: 6mm; }' : '@page { size: 80mm 200mm; margin: 3mm; }';
    document.head.append(style);
    return () => style.remove();
  }, [paper]);
  const product = pickText(card.body.product, card.body.productEn);
  const address = `/api/public/cards/${card.code}/code.svg${of ? `?of=${of}` : ''}`;
  return (
    <article class="card-paper" data-paper={paper}>
      <p class="card-paper-above">{w.above} · {w.channels[card.channel]}</p>
      <h1>{pickText(card.body.title, card.body.titleEn)}</h1>
      <ol>{card.body.steps.map((step, nth) => <li key={nth}>{pickText(step.zh, step.en)}</li>)}</ol>
      <div class="card-paper-foot"><img src={address} alt={w.scan} /><p>{w.scan}{product && <><br /><b>{product}</b></>}</p></div>
      <button type="button" class="big card-print" onClick={() => window.print()}>{w.print}</button>
    </article>
  );
}

/** Opened on a phone: counted once by the server, however often it is looked at. A card without its number is read all the same. */
function useOpening(of: string | undefined): void {
  useEffect(() => {
    const [branch, handout] = of?.split('.') ?? [];
    if (branch && handout) call('POST /api/branches/:branch/card-handouts/:handout/opening', { params: { branch, handout } }).catch(() => undefined);
  }, [of]);
}
