import { DownloadOutlined } from '@ant-design/icons';
import { Button, Drawer, Space } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { count } from '#ui/format.ts';
import { AwayNotice, Badge, DeskPage, FaultNotice, keepPaper, Loading, paperOf, useCall, useOffline, usePlace } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { call } from './ask.ts';
import { CountPad } from './CountPad.tsx';
import { CountSheet } from './CountSheet.tsx';
import { CoverBars } from './CoverBars.tsx';
import { ItemCard } from './ItemCard.tsx';
import './protection.css';
import { type Supplies, w } from './supplies-ask.ts';
import { Transfers } from './Transfers.tsx';

/** 备货: for how many days each thing lasts, where more could come from, and what is on the way. */
export function SuppliesPage() {
  const { branch } = usePlace();
  const [address, setAddress] = useSearchParams();
  const { answer, fault, again } = useCall(['supplies', branch.id], (signal) => call('GET /api/branches/:branch/supplies', { params: { branch: branch.id }, signal }), { every: 15_000 });
  const { ready, away } = useOffline();
  const [counting, setCounting] = useState(false);
  useEffect(() => { if (answer && ready) void keepPaper(`supplies ${branch.id}`, { ...answer, transfers: [] }); }, [answer, branch.id, ready]);
  const open = (item: string | undefined): void => setAddress((before) => { const after = new URLSearchParams(before); if (item) after.set('row', item); else after.delete('row'); return after; }, { replace: true });
  const paper = ready && (away || !answer) ? paperOf<Supplies>(`supplies ${branch.id}`) : undefined;
  if (paper && (away || fault)) return <DeskPage title={w.title} below={named(branch)}><AwayNotice at={paper.at} zone={paper.content.zone} /><CountPad items={paper.content.items} /></DeskPage>;
  if (!answer) return <DeskPage title={w.title} below={named(branch)}>{fault ? <FaultNotice fault={fault} again={again} /> : <Loading />}</DeskPage>;
  const { basis } = answer;
  const chosen = answer.items.find((item) => item.code === address.get('row'));
  const figures = [count(basis.staff), count(Math.round(basis.visitors)), count(basis.disinfections)] as const;
  return (
    <DeskPage
      title={w.title} wide below={<>{named(branch)} · {basis.days > 0 ? w.basis(...figures, count(basis.days)) : w.basisUnknown(...figures)}</>}
      actions={<Space wrap><Button onClick={() => setCounting(!counting)} aria-expanded={counting}>{w.countHere}</Button><Button icon={<DownloadOutlined aria-hidden />} href={`/api/branches/${branch.id}/supplies/count-sheet`}>{w.sheet}</Button><CountSheet /></Space>}
    >
      {counting && <CountPad items={answer.items} />}
      <CoverBars items={answer.items} limits={answer.limits} open={open} />
      <Transfers supplies={answer} />
      <Drawer open={chosen !== undefined} size={520} title={chosen && <span className="day-line"><span>{pickText(chosen.name, chosen.nameEn)}</span>{chosen.mustHave && <Badge kind="info">{w.must}</Badge>}</span>} onClose={() => open(undefined)} destroyOnHidden>
        {chosen && <ItemCard item={chosen} zone={answer.zone} />}
      </Drawer>
    </DeskPage>
  );
}
