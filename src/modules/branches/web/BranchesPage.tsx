import { Button, Flex, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { type Column, ListPage, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import { type Branch, BRANCHES, call, type Network } from './ask.ts';
import { BranchCard } from './BranchCard.tsx';
import { en } from './branches-words.en.ts';
import { zh } from './branches-words.zh.ts';

const w = words({ zh, en });

/** The bank's branches as customers know them; those one works for can be changed. */
export function BranchesPage() {
  const { me, branches: mine } = usePlace();
  const go = useNavigate();
  const { answer, fault, again, loading } = useCall(BRANCHES, (signal) => call('GET /api/public/branches', { signal }), { stale: 30_000 });
  const [adding, setAdding] = useState(false);
  const rows = useMemo(() => answer?.branches.filter((branch) => mine.some((own) => own.id === branch.id)), [answer, mine]);
  const regionName = (id: string): string => named(answer?.regions.find((region) => region.id === id) ?? { name: '' });
  const columns: Column<Branch>[] = useMemo(() => [
    { key: 'code', title: w.code, value: (row) => row.code, sorts: true, width: 120 },
    { key: 'name', title: w.name, value: (row) => named(row), sorts: true },
    { key: 'region', title: w.region, value: (row) => regionName(row.region), sorts: true, width: 140 },
    { key: 'address', title: w.address, value: (row) => named({ name: row.address, nameEn: row.addressEn }) },
    { key: 'phone', title: w.phone, value: (row) => row.phone, width: 160 },
    { key: 'area', title: w.area, value: (row) => row.areaM2 ?? '', align: 'right', width: 100, spare: true },
    { key: 'origin', title: w.origin, value: (row) => w.origins[row.origin], width: 100 },
    { key: 'place', title: w.onMap, value: (row) => (row.lng === null || row.lat === null ? w.noPlace : `${row.lng.toFixed(4)}, ${row.lat.toFixed(4)}`), spare: true },
  ], [answer]);
  const mayAdd = mayDo(me, can.addBranch);

  return (
    <>
      <ListPage<Branch>
        name="branches" title={w.title} below={w.below} rows={rows} fault={fault} again={again} loading={loading} rowKey={(row) => row.id} columns={columns}
        searches={(row) => `${row.code} ${row.name} ${row.nameEn} ${row.address} ${row.phone}`} searchLabel={w.search}
        filters={[
          { name: 'region', label: w.region, choices: (answer?.regions ?? []).map((region) => ({ value: region.id, label: named(region) })), fits: (row, region) => row.region === region },
          { name: 'lacks', label: w.lacks, choices: [{ value: 'place', label: w.noPlace }, { value: 'phone', label: w.noPhone }], fits: (row, what) => (what === 'place' ? row.lng === null : row.phone === '') },
        ]}
        empty={{ title: w.empty, help: w.emptyHelp, action: <Button type="primary" onClick={() => void go('/desk/import')}>{w.toImport}</Button> }}
        actions={<Button disabled={!mayAdd} title={mayAdd ? undefined : w.mayNotAdd} onClick={() => setAdding(true)}>{w.add}</Button>}
        drawer={{ title: (row) => named(row), show: (row) => <BranchCard key={row.id} branch={row} /> }}
      />
      <AddBranch open={adding} close={() => setAdding(false)} regions={answer?.regions ?? []} />
    </>
  );
}

type Entered = { region?: string; regionCode?: string; regionName?: string; code: string; name: string; nameEn?: string; address?: string; phone?: string; areaM2?: number };

/** One branch by hand; many come by import. A bank without regions names its first one here. */
function AddBranch({ open, close, regions }: { open: boolean; close: () => void; regions: Network['regions'] }) {
  const toast = useToast();
  const [form] = Form.useForm<Entered>();
  const add = useDeed(async ({ region, regionCode, regionName, ...branch }: Entered) => {
    const made = region ?? regions[0]?.id ?? (await call('POST /api/regions', { body: { code: regionCode ?? '1', name: regionName ?? w.firstRegion, nameEn: regionName ?? 'Region 1' } })).region;
    return call('POST /api/branches', { body: { ...branch, region: made } });
  }, { renews: [BRANCHES, ['me']], done: () => { toast.done(w.added); form.resetFields(); close(); } });
  return (
    <Modal open={open} title={w.add} onCancel={close} okText={w.save} cancelText={w.cancel} confirmLoading={add.busy} onOk={() => form.submit()} destroyOnHidden>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entered: Entered) => void add.run(entered)}>
        {regions.length === 0
          ? <Flex gap={8}><Form.Item name="regionCode" label={w.regionCode} rules={[{ required: true }]}><Input maxLength={20} /></Form.Item><Form.Item name="regionName" label={w.regionName} rules={[{ required: true }]}><Input maxLength={80} /></Form.Item></Flex>
          : <Form.Item name="region" label={w.region} initialValue={regions[0]?.id}><Select options={regions.map((region) => ({ value: region.id, label: named(region) }))} /></Form.Item>}
        <Form.Item name="code" label={w.code} rules={[{ required: true }]}><Input maxLength={40} /></Form.Item>
        <Form.Item name="name" label={w.name} rules={[{ required: true }]}><Input maxLength={120} /></Form.Item>
        <Form.Item name="nameEn" label={w.nameEn}><Input maxLength={160} /></Form.Item>
        <Form.Item name="address" label={w.address}><Input maxLength={300} /></Form.Item>
        <Form.Item name="phone" label={w.phone}><Input maxLength={60} /></Form.Item>
        <Form.Item name="areaM2" label={w.area}><InputNumber min={1} max={100000} /></Form.Item>
      </Form>
    </Modal>
  );
}
