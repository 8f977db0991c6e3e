import { DownloadOutlined } from '@ant-design/icons';
import { Button, Space, Spin, Table, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { caller, type Answer } from '#ui/call.ts';
import { clock, count, shortDate } from '#ui/format.ts';
import { csvOf, download } from '#ui/staff/csv.ts';
import { base64Of, DeskPage, EmptyState, FaultNotice, Loading, Notice, Picture, StatStrip, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { tokens as t } from '#ui/tokens.ts';
import { named, pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import './lobby.css';
import { en } from './past-words.en.ts';
import { zh } from './past-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Preview = Answer<typeof contract, 'POST /api/branches/:branch/past/preview'>;
type Returned = Answer<typeof contract, 'POST /api/branches/:branch/past/returned'>;
type Handed = Readonly<{ name: string; content: string; preview: Preview }>;
const key = (branch: string) => ['past', branch];

/** 旧排队机记录: what a log would bring, seen before it is brought in; what was brought in, to be taken back at any time. */
export function PastPage() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const [handed, setHanded] = useState<Handed>();
  const [left, setLeft] = useState<Handed>();
  const params = { branch: branch.id };
  const look = useDeed(async (file: File): Promise<Handed> => {
    const content = await base64Of(file);
    return { name: file.name, content, preview: await call('POST /api/branches/:branch/past/preview', { params, body: { content } }) };
  }, { done: (one) => { setHanded(one); setLeft(undefined); } });
  const bring = useDeed(({ content }: Handed) => call('POST /api/branches/:branch/past', { params, body: { content } }), {
    renews: [key(branch.id), ['outlook']],
    done: ({ days, mended }, one) => { setHanded(undefined); setLeft(one.preview.aside > 0 ? one : undefined); toast.done(days > 0 ? w.done(count(days)) : w.doneMended(count(mended))); },
  });
  const giveBack = useDeed(({ content }: Handed) => call('POST /api/branches/:branch/past/returned', { params, body: { content } }), { done: (rows, { name }) => download(`${stemOf(name)}-${w.toMend}.csv`, fileOf(rows)) });
  const returned = (one: Handed) => <Button icon={<DownloadOutlined aria-hidden />} loading={giveBack.busy} onClick={() => void giveBack.run(one)}>{w.giveBack(count(one.preview.aside))}</Button>;
  return (
    <DeskPage title={w.title} below={w.below(named(branch))} actions={<Button href={`/desk/today?branch=${branch.id}`}>{w.toToday}</Button>}>
      <p className="past-help">{w.help}</p>
      {mayDo(me, can.bringPast) ? (
        <Upload.Dragger showUploadList={false} disabled={look.busy} beforeUpload={(file) => { void look.run(file); return false; }}>
          <Spin spinning={look.busy} description={w.reading}><p><b>{w.drop}</b></p><p className="soft">{w.kinds}</p></Spin>
        </Upload.Dragger>
      ) : <p className="soft">{w.mayNot}</p>}
      {left && <section className="past-seen"><Notice kind="info" title={w.leftOut(count(left.preview.aside))} action={returned(left)}>{w.mendHelp}</Notice></section>}
      {handed && <Seen preview={handed.preview} busy={bring.busy} confirm={() => void bring.run(handed)} returned={returned(handed)} />}
      <Brought branch={branch.id} zone={branch.timeZone} mayWithdraw={mayDo(me, can.bringPast)} />
      <p className="soft">{w.limits}</p>
    </DeskPage>
  );
}

/** The rows as they came, each with its reason and its mark, for a spreadsheet. */
function fileOf({ columns, rows }: Returned): string {
  return csvOf([columns, ...rows.map((row) => [...row.cells, w.whys[row.why], row.mark])]);
}

function stemOf(name: string): string {
  return name.replace(/\.(?:gz|zip)$/i, '').replace(/\.[^.]*$/, '').replace(new RegExp(`-${w.toMend}$`), '');
}

function Seen({ preview, busy, confirm, returned }: { preview: Preview; busy: boolean; confirm: () => void; returned: ReactNode }) {
  const daysOf = (state: Preview['days'][number]['state']) => preview.days.filter((one) => one.state === state).length;
  const [fresh, own, there, mended] = [daysOf('new'), daysOf('own'), daysOf('there'), daysOf('mended')];
  return (
    <section className="past-seen" aria-label={w.perDay}>
      {preview.from && preview.to && <h2>{w.span(shortDate(preview.from), shortDate(preview.to))}</h2>}
      <StatStrip stats={[{ label: w.days, value: count(fresh) }, { label: w.numbers, value: count(preview.numbers), note: `${w.left} ${count(preview.left)}` }, { label: w.kept, value: count(own + there) }, { label: w.aside, value: count(preview.aside) }]} />
      {own > 0 && <Notice kind="info" title={w.ownDays(count(own))} />}
      {there > 0 && <Notice kind="info" title={w.thereDays(count(there))} />}
      <div><Button type="primary" loading={busy} disabled={fresh + mended === 0} onClick={confirm}>{fresh > 0 ? w.confirm(count(fresh), count(preview.numbers)) : mended > 0 ? w.confirmMended(count(preview.numbers)) : w.nothing}</Button></div>
      {preview.days.length > 0 && <PerDay days={preview.days} />}
      <h3>{w.measured}</h3>
      {preview.measured.length === 0 ? <p className="soft">{w.noMeasured}</p> : (
        <Table rowKey="service" size="small" dataSource={preview.measured} pagination={false} columns={[
          { title: w.service, key: 'name', render: (_, row) => pickText(row.name, row.nameEn) }, { title: w.samples, dataIndex: 'samples', align: 'right', render: count }, { title: w.mean, dataIndex: 'mean', align: 'right', render: (mean: number) => mean.toFixed(1) },
        ]} />
      )}
      {preview.aside > 0 && (
        <>
          <h3>{w.asideTitle}</h3>
          <p>{w.mendFirst}{pickText('', ' ')}{w.mendHelp}</p>
          <div>{returned}</div>
          <Table rowKey="row" size="small" dataSource={preview.asideRows} pagination={{ pageSize: 8, showSizeChanger: false, hideOnSinglePage: true }} columns={[
            { title: w.row, dataIndex: 'row', width: 70 }, { title: w.text, dataIndex: 'text' }, { title: w.why, dataIndex: 'why', render: (why: Preview['asideRows'][number]['why']) => w.whys[why] },
          ]} />
          {preview.aside > preview.asideRows.length && <p className="soft">{w.more(count(preview.aside - preview.asideRows.length))}</p>}
        </>
      )}
    </section>
  );
}

function PerDay({ days }: { days: Preview['days'] }) {
  const names = days.map((one) => shortDate(one.date));
  const option = {
    grid: { left: 8, right: 12, top: 16, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: { type: 'category', data: names, axisTick: { show: false }, axisLabel: { color: t.inkSoft, hideOverlap: true }, axisLine: { lineStyle: { color: t.lineStrong } } },
    yAxis: { type: 'value', min: 0, minInterval: 1, axisLabel: { color: t.inkSoft }, splitLine: { lineStyle: { color: t.line } } },
    series: [{ type: 'bar', name: w.numbers, barMaxWidth: 28, data: days.map((one) => ({ value: one.numbers, itemStyle: { color: one.state === 'new' || one.state === 'mended' ? t.indigo : t.lineStrong, borderRadius: [3, 3, 0, 0] } })) }],
  };
  return (
    <Picture
      title={w.perDay} height={220} option={option} says={w.perDaySays(count(days.length), count(days.reduce((sum, one) => sum + one.numbers, 0)))}
      table={{ columns: [w.day, w.numbers, w.state], rows: days.map((one) => [shortDate(one.date), one.numbers, w.states[one.state]]) }}
    />
  );
}

function Brought({ branch, zone, mayWithdraw }: { branch: string; zone: string; mayWithdraw: boolean }) {
  const toast = useToast();
  const { answer, fault, again } = useCall(key(branch), (signal) => call('GET /api/branches/:branch/past', { params: { branch }, signal }));
  const withdraw = useDeed((past: string) => call('DELETE /api/branches/:branch/past/:past', { params: { branch, past } }), { renews: [key(branch), ['outlook']], done: () => toast.done(w.withdrawn) });
  if (!answer) return fault ? <FaultNotice fault={fault} again={again} /> : <Loading />;
  const ask = async (past: string) => { if (await toast.sure({ title: w.sure, text: w.sureText, yes: w.withdraw, danger: true })) await withdraw.run(past); };
  return (
    <section className="past-brought" aria-label={w.brought}>
      <h2>{w.brought}</h2>
      {answer.pasts.length === 0 ? <EmptyState title={w.none} help={w.noneHelp} /> : (
        <ul>
          {answer.pasts.map((one) => (
            <li key={one.past}>
              <Space orientation="vertical" size={0}>
                <b>{w.span(shortDate(one.from), shortDate(one.to))}</b>
                <span className="soft">{w.dayCount} {count(one.days)} · {w.numbers} {count(one.numbers)} · {w.measuredOf} {count(one.measured)} · {w.broughtAt} {shortDate(one.broughtAt, zone)} {clock(one.broughtAt, zone)}</span>
              </Space>
              {mayWithdraw && <Button loading={withdraw.busy} onClick={() => void ask(one.past)}>{w.withdraw}</Button>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
