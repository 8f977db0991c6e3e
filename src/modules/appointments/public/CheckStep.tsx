import { clock, dayOf, fullDate } from '#ui/format.ts';
import { BigButton, Page, RefusedNotice } from '#ui/public/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import type { Service } from './ErrandStep.tsx';
import { Kept } from './Kept.tsx';
import { offeredIn, type Take } from './TimeStep.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

type Props = {
  branch: { name: string; nameEn: string; address: string; addressEn: string; timeZone: string };
  service: Service; at: string; keptFor: 'everyone' | 'priority'; until: string; phone: string; busy: boolean; fault: unknown;
  back: () => void; onConfirm: () => void; onOther: () => void; onTake: Take; onPhone: () => void;
};

/** All answers once more, then the one tap that books. A refusal keeps them all and offers the nearest times. */
export function CheckStep({ branch, service, at, keptFor, until, phone, busy, fault, back, onConfirm, onOther, onTake, onPhone }: Props) {
  const bring = pickText(service.bring, service.bringEn);
  const offered = offeredIn(fault);
  return (
    <Page title={w.check} back={back}>
      {fault === undefined ? <Kept until={until} /> : <RefusedNotice fault={fault} />}
      {offered.map((time) => <BigButton key={time} busy={busy} onClick={() => onTake(time, keptFor)}><span class="time-big">{clock(time, branch.timeZone)}</span></BigButton>)}
      <dl class="facts">
        <div><dt>{w.arrive}</dt><dd>{fullDate(dayOf(at, branch.timeZone))} <b class="time-big">{clock(at, branch.timeZone)}</b> <button type="button" class="inline" onClick={onOther}>{w.change}</button></dd></div>
        <div><dt>{w.branch}</dt><dd>{named(branch)}<br /><span class="soft">{pickText(branch.address, branch.addressEn)}</span></dd></div>
        <div><dt>{w.service}</dt><dd>{named(service)}</dd></div>
        {bring && <div><dt>{w.bring}</dt><dd>{bring}</dd></div>}
        {keptFor === 'priority' && <div><dt>{w.arrive}</dt><dd>{w.priorityCheck}</dd></div>}
        <div><dt>{w.phoneRow}</dt><dd>{phone || w.none} <button type="button" class="inline" onClick={onPhone}>{w.change}</button></dd></div>
      </dl>
      {offered.length === 0 && <><BigButton busy={busy} onClick={onConfirm}>{w.confirm}</BigButton><p class="hint">{w.confirmHint}</p></>}
      <BigButton kind="quiet" onClick={onOther}>{w.tooLate}</BigButton>
    </Page>
  );
}
