import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { count } from '#ui/format.ts';
import { Badge, type Column, ListPage, useCall, usePlace } from '#ui/staff/kit.ts';
import { named } from '#ui/words.ts';
import { can } from '../can.ts';
import { call, oneDigit, type Row, w } from './ask.ts';
import { HereMinutes } from './HereMinutes.tsx';
import { ServiceCard } from './ServiceCard.tsx';
import { ServiceForm } from './ServiceForm.tsx';
import './services.css';

/** 业务目录: what customers come for; head office changes it, a branch sees how long each takes there. */
export function ServicesPage() {
  const { branch, me } = usePlace();
  const [form, setForm] = useState<{ row?: Row }>();
  const { answer, fault, again, loading } = useCall(['services', branch.id], (signal) => call('GET /api/branches/:branch/services', { params: { branch: branch.id }, signal }));
  const mayPut = mayDo(me, can.put);
  const columns: Column<Row>[] = useMemo(() => [
    { key: 'name', title: w.name, value: (row) => named(row), show: (row) => <span className="service-name"><b>{named(row)}</b>{!row.offered && <Badge kind="closed">{w.offeredNo}</Badge>}{row.plannedFrom && <Badge kind="info">{w.planned(row.plannedFrom)}</Badge>}</span>, sorts: true },
    { key: 'group', title: w.group, value: (row) => w.groups[row.group], width: 90, spare: true },
    { key: 'here', title: w.here, value: (row) => row.here.minutes, show: (row) => <HereMinutes row={row} />, width: 140, align: 'right', sorts: true },
    { key: 'mask', title: w.mask, value: (row) => (row.maskOff ? w.maskYes : w.maskNo), show: (row) => (row.maskOff ? <Badge kind="watch">{w.mask}</Badge> : <span className="soft">{w.maskNo}</span>), width: 120 },
    { key: 'minutes', title: w.minutes, value: (row) => row.minutes, show: (row) => w.inMinutes(count(row.minutes)), width: 110, align: 'right', sorts: true },
    { key: 'learnt', title: w.learnt, value: (row) => row.learnt?.mean ?? 0, show: (row) => (row.learnt ? w.measured(oneDigit(row.learnt.mean), count(row.learnt.samples)) : <span className="soft">{w.notMeasured}</span>), width: 170, align: 'right', sorts: true },
    { key: 'ways', title: w.ways, value: (row) => waysOf(row).join(' · '), show: (row) => <span className="service-ways">{waysOf(row).join(' · ')}</span> },
    { key: 'urgency', title: w.urgency, value: (row) => w.urgencies[row.urgency], width: 110, spare: true },
    { key: 'code', title: w.form.code, value: (row) => row.code, spare: true },
  ], []);
  return (
    <>
      <ListPage<Row>
        name="services" title={w.title} below={w.below(named(branch))} rows={answer?.services} fault={fault} again={again} loading={loading} rowKey={(row) => row.code} columns={columns}
        searches={(row) => `${row.name} ${row.nameEn} ${row.code} ${row.bring} ${row.bringEn}`} searchLabel={w.search}
        filters={[
          { name: 'group', label: w.group, choices: Object.entries(w.groups).map(([value, label]) => ({ value, label })), fits: (row, group) => row.group === group },
          { name: 'offered', label: w.offered, choices: [{ value: 'yes', label: w.offeredYes }, { value: 'no', label: w.offeredNo }], fits: (row, chosen) => row.offered === (chosen === 'yes') },
        ]}
        empty={{ title: w.empty, help: w.emptyHelp }}
        actions={mayPut && <Button type="primary" onClick={() => setForm({})}>{w.add}</Button>}
        drawer={{ title: (row) => named(row), show: (row) => <ServiceCard key={row.code} row={row} ways={waysOf(row)} edit={mayPut ? () => setForm({ row }) : undefined} /> }}
      />
      {form && <ServiceForm {...form} close={() => setForm(undefined)} />}
    </>
  );
}

function waysOf(row: Row): string[] {
  return [
    row.group === 'corporate' ? w.corporateCounter : w.counter, ...(row.machineMinutes === null ? [] : [w.machine]),
    ...(row.onApp ? [w.app] : []), ...(row.onWeb ? [w.web] : []), ...(row.onPhoneBank ? [w.phone] : []),
  ];
}
