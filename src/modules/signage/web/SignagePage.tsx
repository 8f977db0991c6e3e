import { Button, Segmented, Space, Table } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useSearchParams } from 'react-router';
import { Badge, DeskPage, EmptyState, FaultNotice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { shortDate } from '#ui/format.ts';
import { mayDo } from '#kernel/permission.ts';
import { can } from '../can.ts';
import { call, w, type Line, type Scope } from './ask.ts';
import { Delivered } from './Delivered.tsx';
import { DeliveredWide } from './DeliveredWide.tsx';
import { LineForm, type Opening, type Written } from './LineForm.tsx';
import { Preview } from './Preview.tsx';
import { ScreensTable } from './ScreensTable.tsx';
import { OnStrips, Strips } from './Strips.tsx';

/** What the screens of a branch show, who wrote it, and the screens themselves. One list of three: the branch's, the region's, the network's. */
export function SignagePage() {
  const { branch, me } = usePlace();
  const [address, setAddress] = useSearchParams();
  const key = ['playlist', branch.id];
  const { answer, fault, again } = useCall(key, (signal) => call('GET /api/branches/:branch/playlist', { params: { branch: branch.id }, signal }), { every: 3_000 });
  const [opening, setOpening] = useState<Opening>();
  const [draft, setDraft] = useState<Written>();
  const toast = useToast();
  const drafted = useDeferredValue(draft?.zh.trim() ?? '');
  const scopes: Scope[] = [...(answer?.may.change ? ['branch' as const] : []), ...(answer?.may.wide ? ['region' as const] : []), ...(answer?.may.network ? ['network' as const] : [])];
  const asked = address.get('of');
  const scope = scopes.find((one) => one === asked) ?? scopes[0] ?? 'branch';
  const close = () => { setOpening(undefined); setDraft(undefined); };
  const save = useDeed(({ written, line }: { written: Written; line?: Line }) => saved(scope, branch.id, answer?.region ?? '', written, line), {
    renews: [key], done: (_, { written }) => { close(); toast.done(written.urgentMinutes === null ? w.saved : w.sent); },
  });
  const withdraw = useDeed((line: Line) => withdrawn(branch.id, line), { renews: [key], done: () => toast.done(w.withdrawn) });
  const isMine = (line: Line) => (scope === 'branch' ? line.level === 'branch' || line.level === 'screen' : line.level === scope);
  const [mine, others] = [(answer?.items ?? []).filter((line) => scopes.length > 0 && isMine(line)), (answer?.items ?? []).filter((line) => scopes.length === 0 || !isMine(line))];
  const actions = scopes.length > 0 && (
    <Space>
      <Button danger onClick={() => setOpening({ mode: 'urgent' })}>{w.urgent}</Button>
      <Button type="primary" onClick={() => setOpening({ mode: 'new' })}>{w.add}</Button>
    </Space>
  );
  return (
    <DeskPage title={w.title} below={w.below} wide actions={actions}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {scopes.length > 1 && <Segmented<Scope> value={scope} aria-label={w.scope} style={{ marginBottom: 16 }} onChange={(to) => setAddress({ of: to }, { replace: true })} options={scopes.map((value) => ({ value, label: w[value] }))} />}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 480px), 1fr))', gap: 24, alignItems: 'start' }}>
        <div style={{ minWidth: 0 }}>
          <Preview branch={branch.id} draft={draft} />
          {drafted !== '' && <OnStrips branch={branch.id} text={drafted} />}
          {answer && <ScreensTable branch={branch.id} zone={branch.timeZone} screens={answer.screens} renews={key} may={mayDo(me, can.addStrip, branch.id)} />}
          <Strips branch={branch.id} zone={branch.timeZone} may={mayDo(me, can.addStrip, branch.id)} />
        </div>
        <section aria-label={w.scope} style={{ minWidth: 0 }}>
          <Table<Line>
            rowKey="id" size="small" pagination={{ pageSize: 20, hideOnSinglePage: true }} dataSource={[...mine, ...others]}
            locale={{ emptyText: <EmptyState title={w.emptyTitle} help={w.emptyHelp} /> }}
            columns={[
              { title: w.text, render: (_, line) => <><strong lang="zh-CN">{line.zh}</strong><br /><span lang="en">{line.en}</span><br /><small className="soft">{w.kinds[line.kind]} · {w.levels[line.level]}</small></> },
              { title: w.days, width: 128, render: (_, line) => <>{line.urgentUntil === null && <>{w.from(shortDate(line.fromOn), line.untilOn === null ? null : shortDate(line.untilOn))}{scheduleOf(line)}<br /></>}<Badge kind={isUrgentNow(line) ? 'act' : line.standing === 'showing' ? 'open' : line.standing === 'coming' ? 'info' : 'closed'}>{isUrgentNow(line) ? w.urgentNow : w.standing[line.standing]}</Badge>{answer && isUrgentNow(line) && <Delivered line={line} answer={answer} zone={branch.timeZone} />}{isUrgentNow(line) && (line.level === 'network' || line.level === 'region') && mayDo(me, can.seeWidePlaylist) && <DeliveredWide line={line} zone={branch.timeZone} />}</> },
              ...(mine.length > 0 ? [{ title: w.actions, width: 92, render: (_: unknown, line: Line) => isMine(line) && <Space orientation="vertical" size={4}><Button size="small" onClick={() => setOpening({ mode: 'change', line })}>{w.edit}</Button><Button size="small" onClick={() => { void withdraw.run(line); }}>{w.withdraw}</Button></Space> }] : []),
            ]}
          />
          {scopes.length > 0 && others.length > 0 && <p className="soft">{w.notYours}</p>}
        </section>
      </div>
      <LineForm opening={opening} today={answer?.today ?? ''} screens={scope === 'branch' ? (answer?.screens ?? []) : []} busy={save.busy} onDraft={setDraft} onClose={close}
        onSave={(written) => { void save.run({ written, ...(opening?.mode === 'change' && { line: opening.line }) }); }} />
    </DeskPage>
  );
}

function isUrgentNow(line: Line): boolean {
  return line.urgentUntil !== null && Date.parse(line.urgentUntil) > bankNow().getTime();
}

function scheduleOf(line: Line): string {
  const days = line.weekdays === '1234567' ? '' : ` ${[...line.weekdays].map((day) => w.weekday[Number(day) - 1]).join(w.listed)}`;
  const hours = line.dailyFrom === null && line.dailyUntil === null ? '' : ` ${line.dailyFrom ?? '00:00'}–${line.dailyUntil ?? '24:00'}`;
  return days + hours;
}

function saved(scope: Scope, branch: string, region: string, { screen, ...written }: Written, line: Line | undefined) {
  if (scope === 'branch') {
    const body = { ...written, ...(screen !== undefined && { screen }) };
    return line
      ? call('PUT /api/branches/:branch/playlist/items/:item', { params: { branch, item: line.id }, body: { ...body, revision: line.revision } })
      : call('POST /api/branches/:branch/playlist/items', { params: { branch }, body });
  }
  const body = { ...written, ...(scope === 'region' && { region }) };
  return line ? call('PUT /api/playlist/items/:item', { params: { item: line.id }, body: { ...body, revision: line.revision } }) : call('POST /api/playlist/items', { body });
}

function withdrawn(branch: string, line: Line) {
  const query = line.level === 'screen' ? { screen: line.place } : line.level === 'region' ? { region: line.place } : {};
  return line.level === 'branch' || line.level === 'screen'
    ? call('DELETE /api/branches/:branch/playlist/items/:item', { params: { branch, item: line.id }, query })
    : call('DELETE /api/playlist/items/:item', { params: { item: line.id }, query });
}
