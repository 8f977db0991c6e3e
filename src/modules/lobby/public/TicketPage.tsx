import { useEffect, useState } from 'preact/hooks';
import { caller, type Answer } from '#ui/call.ts';
import { clock } from '#ui/format.ts';
import { BigButton, Loading, Notice, Page, RefusedNotice, StaleBanner, useAsk, useDeed, useLive, type PageProps } from '#ui/public/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { Ahead } from './Ahead.tsx';
import { BandStrip } from './BandStrip.tsx';
import { Estimate } from './Estimate.tsx';
import './lobby.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const BRANCH_LETTERS = 22;
export type OwnTicket = Answer<typeof contract, 'GET /api/branches/:branch/own-tickets/:secret'>;

/** 手机看号: the number, who goes before and why, and where one may wait. The address carries branch and secret. */
export function TicketPage({ params }: PageProps) {
  const branch = branchIn(params['secret'] ?? '');
  const at = { branch, secret: (params['secret'] ?? '').slice(BRANCH_LETTERS) };
  const board = useLive<object>(branch === '' ? undefined : `/api/branches/${branch}/live/board`);
  const own = useAsk((signal) => call('GET /api/branches/:branch/own-tickets/:secret', { params: at, signal }), [at.secret, board.picture]);
  const ticket = own.answer;
  useEffect(() => { if (ticket?.state === 'called') navigator.vibrate?.(400); }, [ticket?.state]);
  if (!ticket) return <Page title={own.fault ? w.unknown : w.ticket}>{own.fault ? <RefusedNotice fault={own.fault} again={own.again} /> : <Loading />}</Page>;
  const isWaiting = ticket.state === 'waiting';
  return (
    <Page title={ticket.state === 'called' ? sentenceOf(ticket) : w.ticket} above={pickText(ticket.branchName, ticket.branchNameEn)}>
      <StaleBanner line={board.line} zone={ticket.zone} />
      <p class="own-number" data-band={isWaiting ? ticket.band : ticket.state}>{ticket.number}<small>{pickText(ticket.serviceName, ticket.serviceNameEn)}</small></p>
      {isWaiting && <BandStrip band={ticket.band} />}
      <Notice kind={kindOf(ticket)} title={sentenceOf(ticket)} live>{ticket.notBefore && <p>{say(w.later, { at: clock(ticket.notBefore, ticket.zone) })}</p>}</Notice>
      {ticket.seat !== null && <p class="own-seat">{say(w.sitAt, { seat: ticket.seat })}</p>}
      {isWaiting && <Estimate ticket={ticket} />}
      {isWaiting && <Ahead ticket={ticket} />}
      <Taps ticket={ticket} at={at} again={own.again} />
    </Page>
  );
}

function Taps({ ticket, at, again }: { ticket: OwnTicket; at: { branch: string; secret: string }; again: () => void }) {
  const [giving, setGiving] = useState(false);
  const rest = useDeed(() => call('POST /api/branches/:branch/own-tickets/:secret/rest', { params: at, body: { minutes: 5 } }));
  const back = useDeed(() => call('POST /api/branches/:branch/own-tickets/:secret/return', { params: at }));
  const leave = useDeed(() => call('POST /api/branches/:branch/own-tickets/:secret/leaving', { params: at }));
  const refused = [rest, back, leave].find((one) => one.fault !== undefined);
  const then = (run: () => Promise<unknown>) => () => void run().then(again);
  if (giving && ticket.may.includes('leave')) {
    return (
      <section class="card" role="alertdialog" aria-label={w.giveUp}>
        <p>{w.giveUpSure}</p>
        <BigButton kind="danger" busy={leave.busy} onClick={then(leave.run)}>{w.giveUpYes}</BigButton>
        <BigButton kind="quiet" onClick={() => setGiving(false)}>{w.giveUpNo}</BigButton>
      </section>
    );
  }
  return (
    <>
      {refused && <RefusedNotice fault={refused.fault} />}
      {ticket.may.includes('takeBack') && <BigButton busy={back.busy} onClick={then(back.run)}>{w.back}</BigButton>}
      {ticket.may.includes('postpone') && <BigButton kind="quiet" busy={rest.busy} onClick={then(rest.run)}>{w.notReady}</BigButton>}
      {ticket.may.includes('leave') && <BigButton kind="quiet" onClick={() => setGiving(true)}>{w.giveUp}</BigButton>}
    </>
  );
}

function sentenceOf(ticket: OwnTicket): string {
  const counter = pickText(ticket.counterName ?? '', ticket.counterNameEn ?? '');
  return {
    waiting: ticket.place === 'outside' ? (ticket.comeIn ? w.comeIn : w.outside) : w[ticket.band],
    called: say(w.goTo, { counter }), serving: say(w.serving, { counter }), parked: w.parked, served: w.served, left: w.left,
    missed: say(w.missed, { at: ticket.mayReturnUntil ? clock(ticket.mayReturnUntil, ticket.zone) : '' }),
  }[ticket.state];
}

function kindOf({ state, band }: OwnTicket): 'act' | 'watch' | 'info' | 'open' {
  if (state === 'called') return 'act';
  if (state === 'missed') return 'watch';
  if (state !== 'waiting') return 'open';
  return ({ green: 'open', yellow: 'watch', red: 'info' } as const)[band];
}

/** The first 22 letters are the branch's id in base64url. */
function branchIn(text: string): string {
  try {
    const bytes = atob(text.slice(0, BRANCH_LETTERS).replace(/-/g, '+').replace(/_/g, '/'));
    const hex = [...bytes].map((one) => one.charCodeAt(0).toString(16).padStart(2, '0')).join('');
    return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : '';
  } catch {
    return '';
  }
}
