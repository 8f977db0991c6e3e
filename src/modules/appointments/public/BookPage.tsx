import { useState } from 'preact/hooks';
import { caller } from '#ui/call.ts';
import { hearBankTime } from '#ui/bank-clock.ts';
import { go, keep, Loading, Page, type PageProps, RefusedNotice, useAsk, useDeed } from '#ui/public/kit.ts';
import { named, words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { branchIdOf } from '#ui/public/branch-id.ts';
import './booking.css';
import { CheckStep } from './CheckStep.tsx';
import { device } from './device.ts';
import { ErrandStep, OnlineStep } from './ErrandStep.tsx';
import { PhoneStep } from './PhoneStep.tsx';
import { TimeStep } from './TimeStep.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** Booking a visit, one question at a time. What was answered stands in the address, so that "back" takes back one answer. */
export function BookPage({ params, query }: PageProps) {
  const place = params['branch'] ?? '';
  const { answer, fault, again } = useAsk(async (signal) => call('GET /api/branches/:branch/errands', { params: { branch: await branchIdOf(place) }, signal }), [place]);
  const [phone, setPhone] = useState('');
  const step = useDeed((change: () => Promise<void>) => change());
  if (!answer) return fault === undefined ? <Loading /> : <Page title={w.book} back="/"><RefusedNotice fault={fault} again={again} /></Page>;

  hearBankTime(answer.now);
  const { branch, services } = answer;
  const service = services.find((one) => one.code === query.get('service'));
  const [at, hold, until] = [query.get('at'), query.get('hold'), query.get('until')];
  const wait = query.get('wait');
  const above = named(branch);
  const here = `/b/${encodeURIComponent(place)}`;
  const back = () => history.back();

  if (!service) return <ErrandStep above={above} services={services} back={here} onChoose={(code) => keep({ service: code }, {})} />;
  const isOnline = service.onApp || service.onWeb || service.onPhoneBank;
  if (isOnline && query.get('come') === null) return <OnlineStep above={above} service={service} branchPage={here} back={back} onCome={() => keep({ come: '1' }, {})} />;

  const holdTime = (startsAt: string, keptFor: 'everyone' | 'priority') => step.run(async () => {
    const kept = await call('POST /api/branches/:branch/holds', { params: { branch: branch.id }, body: { service: service.code, startsAt, keptFor, device: device() } });
    if (hold) void call('DELETE /api/branches/:branch/holds/:hold', { params: { branch: branch.id, hold } }).catch(() => undefined);
    keep({ at: kept.startsAt, hold: kept.hold, until: kept.expiresAt, keptFor, step: undefined }, {});
  });
  const toOwn = (own: { code: string; key: string }) => go(`/my/${branch.id}.${own.code}.${own.key}?new=1`);
  const bookHeld = () => step.run(async () => {
    const booked = await call('POST /api/branches/:branch/holds/:hold/booking', { params: { branch: branch.id, hold: hold ?? '' }, body: { ...(phone !== '' && { phone }), device: device() } });
    toOwn(booked);
  });
  const joinLine = () => step.run(async () => {
    toOwn(await call('POST /api/branches/:branch/standbys', { params: { branch: branch.id }, body: { service: service.code, date: wait ?? '', ...(phone !== '' && { phone }) } }));
  });

  if (wait !== null) return <PhoneStep above={above} phone={phone} onPhone={setPhone} standby back={back} busy={step.busy} fault={step.fault} onNext={() => void joinLine()} />;
  if (at === null || hold === null || until === null) {
    return <TimeStep branch={branch} service={service} fault={step.fault} busy={step.busy} back={back} onTake={(...time) => void holdTime(...time)} onWait={(date) => keep({ wait: date }, {})} hear={hearBankTime} />;
  }
  if (query.get('step') !== 'check') {
    return <PhoneStep above={above} phone={phone} onPhone={setPhone} until={until} back={back} busy={false} fault={undefined} onNext={() => keep({ step: 'check' }, {})} />;
  }
  const anew = () => { step.clear(); keep({ at: undefined, hold: undefined, until: undefined, step: undefined }, {}); };
  return (
    <CheckStep branch={branch} service={service} at={at} keptFor={query.get('keptFor') === 'priority' ? 'priority' : 'everyone'} until={until} phone={phone} busy={step.busy} fault={step.fault}
      back={back} onConfirm={() => void bookHeld()} onOther={anew} onTake={(...time) => void holdTime(...time)} onPhone={() => keep({ step: undefined }, {})} />
  );
}
