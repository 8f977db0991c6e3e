import { useEffect } from 'preact/hooks';
import { caller } from '#ui/call.ts';
import { clock } from '#ui/format.ts';
import { BigButton, Loading, Notice, Page, RefusedNotice, StaleBanner, useAsk, useDeed, useLive, type PageProps } from '#ui/public/kit.ts';
import { pickText, say, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import './lobby.css';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const BRANCH_LETTERS = 22;

/** 手机看号: the number, who goes before and why, and where one may wait. The address carries branch and secret. */
export function TicketPage({ params }: PageProps) {
  const branch = branchIn(params['secret'] ?? '');
  const at = { branch, secret: (params['secret'] ?? '').slice(BRANCH_LETTERS) };
  const board = useLive<object>(branch === '' ? undefined : `/api/branches/${branch}/live/board`);
  const own = useAsk((signal) => call('GET /api/branches/:branch/own-tickets/:secret', { params: at, signal }), [at.secret, board.picture]);
  const rest = useDeed(() => call('POST /api/branches/:branch/own-tickets/:secret/rest', { params: at, body: { minutes: 5 } }));
  const back = useDeed(() => call('POST /api/branches/:branch/own-tickets/:secret/return', { params: at }));
  const leave = useDeed(() => call('POST /api/branches/:branch/own-tickets/:secret/leaving', { params: at }));
  const ticket = own.answer;
  useEffect(() => { if (ticket?.state === 'called') navigator.vibrate?.(400); }, [ticket?.state]);

  if (!ticket) return <Page title={own.fault ? w.unknown : w.ticket}>{own.fault ? <RefusedNotice fault={own.fault} again={own.again} /> : <Loading />}</Page>;
  const counter = pickText(ticket.counterName ?? '', ticket.counterNameEn ?? '');
  const waits = ticket.state === 'waiting';
  const sentences = {
    waiting: ticket.place === 'outside' && ticket.band === 'green' ? w.outside : w[ticket.band],
    called: say(w.goTo, { counter }), serving: say(w.serving, { counter }), parked: w.parked, served: w.served, left: w.left,
    missed: say(w.missed, { at: ticket.mayReturnUntil ? clock(ticket.mayReturnUntil, ticket.zone) : '' }),
  };
  const kinds = ([['longWaiting', w.longWaiting], ['medical', w.medical], ['cared', w.cared], ['booked', w.booked], ['others', w.others]] as const).filter(([kind]) => ticket.ahead[kind] > 0);
  const deed = [rest, back, leave].find((one) => one.fault);
  const then = (run: () => Promise<unknown>) => () => void run().then(own.again);
  return (
    <Page title={w.ticket} above={pickText(ticket.branchName, ticket.branchNameEn)}>
      <StaleBanner line={board.line} zone={ticket.zone} />
      <p class="own-number" data-band={waits ? ticket.band : ticket.state}>{ticket.number}</p>
      <p>{pickText(ticket.serviceName, ticket.serviceNameEn)}</p>
      <Notice kind={ticket.state === 'called' ? 'act' : waits && ticket.band === 'yellow' ? 'watch' : waits && ticket.band === 'red' ? 'info' : 'open'} title={sentences[ticket.state]} live />
      {waits && <h2>{ticket.ahead.total === 0 ? w.first : say(w.ahead, { n: ticket.ahead.total })}</h2>}
      {waits && kinds.length > 0 && <><p>{w.why}</p><ul>{kinds.map(([kind, text]) => <li key={kind}>{say(text, { n: ticket.ahead[kind] })}</li>)}</ul></>}
      {ticket.notBefore && <p>{say(w.later, { at: clock(ticket.notBefore, ticket.zone) })}</p>}
      {deed && <RefusedNotice fault={deed.fault} />}
      {ticket.may.includes('takeBack') && <BigButton busy={back.busy} onClick={then(back.run)}>{w.back}</BigButton>}
      {ticket.may.includes('postpone') && <BigButton kind="quiet" busy={rest.busy} onClick={then(rest.run)}>{w.notReady}</BigButton>}
      {ticket.may.includes('leave') && <BigButton kind="quiet" busy={leave.busy} onClick={then(leave.run)}>{w.giveUp}</BigButton>}
    </Page>
  );
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
