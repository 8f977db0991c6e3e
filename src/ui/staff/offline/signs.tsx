import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { bankTimeAt } from '../../bank-clock.ts';
import { clock } from '../../format.ts';
import { words } from '../../words.ts';
import { Notice } from '../signs.tsx';
import { en } from '../words.en.ts';
import { zh } from '../words.zh.ts';
import { useOffline } from './offline.ts';

const w = words({ zh, en });

/** Is there a line, and how much lies here: on every page of a device that keeps records. */
export function KeptChip({ branch, zone }: { branch: string; zone: string }) {
  const { ready, away, kept, sentAt } = useOffline();
  if (!ready || (!away && kept.length === 0)) return null;
  const said = kept.length > 0 ? w.keptHere(kept.length) : w.noLine;
  return <Link className="kept-chip" data-kind={away ? 'watch' : 'info'} to={`/offline?branch=${branch}`} title={sentAt === undefined ? w.neverSent : w.sentAt(clock(bankTimeAt(sentAt).toISOString(), zone))}>{said}</Link>;
}

/** Above what is shown from a paper: as of when, and that work goes on. */
export function AwayNotice({ at, zone }: { at: string; zone: string }) {
  return <div className="away-notice" role="status"><Notice kind="watch" title={w.awayTitle(clock(at, zone))}><p>{w.awayHelp}</p></Notice></div>;
}

/** A newer version lies ready. It is told and not forced: nobody loses a round for it. */
export function NewVersion() {
  const [waiting, setWaiting] = useState<ServiceWorker>();
  const { ready } = useOffline();
  useEffect(() => {
    if (!ready || !navigator.serviceWorker) return undefined;
    let gone = false;
    const look = (registration: ServiceWorkerRegistration): void => { if (!gone && registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting); };
    void navigator.serviceWorker.getRegistration('/desk').then((registration) => {
      if (!registration) return;
      look(registration);
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', () => look(registration)));
    });
    return () => { gone = true; };
  }, [ready]);
  if (!waiting) return null;
  const takeOver = (): void => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    waiting.postMessage('take over');
  };
  return <Notice kind="info" action={<Button type="primary" onClick={takeOver}>{w.takeOver}</Button>}>{w.newVersion}</Notice>;
}
