import { Button, Flex, Form, Input, InputNumber } from 'antd';
import { mayDo } from '#kernel/permission.ts';
import { FaultNotice, Loading, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, words } from '#ui/words.ts';
import { can } from '../can.ts';
import { type Branch, BRANCHES, call } from './ask.ts';
import { en } from './branches-words.en.ts';
import { zh } from './branches-words.zh.ts';

const w = words({ zh, en });
type Details = Pick<Branch, 'name' | 'nameEn' | 'address' | 'addressEn' | 'phone' | 'lng' | 'lat' | 'areaM2'>;

/** One branch: what stands in it, and what customers read about it. */
export function BranchCard({ branch }: { branch: Branch }) {
  const { me } = usePlace();
  const toast = useToast();
  const params = { branch: branch.id };
  const { answer: premises, fault, again } = useCall(['premises', branch.id], (signal) => call('GET /api/branches/:branch/premises', { params, signal }));
  const change = useDeed((body: Details) => call('PUT /api/branches/:branch', { params, body }), {
    renews: [BRANCHES], done: () => toast.done(w.changed, () => change.run(detailsOf(branch))),
  });
  const may = mayDo(me, can.changeDetails);

  return (
    <Flex vertical gap={24}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {premises === undefined && fault === undefined ? <Loading /> : (
        <dl className="facts">
          <div><dt>{w.zones}</dt><dd>{premises?.zones.map((zone) => named(zone)).join(' · ') || w.none}</dd></div>
          <div><dt>{w.counters}</dt><dd>{premises?.counters.map((counter) => `${named(counter)}${counter.maskOff ? ` (${w.maskOff})` : ''}`).join(' · ') || w.none}</dd></div>
          <div><dt>{w.machines}</dt><dd>{premises?.machines.map((machine) => named(machine)).join(' · ') || w.none}</dd></div>
        </dl>
      )}
      <Form<Details> layout="vertical" initialValues={detailsOf(branch)} requiredMark={false} disabled={!may} onFinish={(details) => void change.run({ ...detailsOf(branch), ...details })}>
        <Form.Item name="name" label={w.name} rules={[{ required: true }]}><Input maxLength={120} /></Form.Item>
        <Form.Item name="nameEn" label={w.nameEn}><Input maxLength={160} /></Form.Item>
        <Form.Item name="address" label={w.address}><Input maxLength={300} /></Form.Item>
        <Form.Item name="addressEn" label={w.addressEn}><Input maxLength={300} /></Form.Item>
        <Form.Item name="phone" label={w.phone}><Input maxLength={60} /></Form.Item>
        <Flex gap={16} wrap>
          <Form.Item name="lng" label={w.lng}><InputNumber min={-180} max={180} step={0.0001} /></Form.Item>
          <Form.Item name="lat" label={w.lat}><InputNumber min={-90} max={90} step={0.0001} /></Form.Item>
          <Form.Item name="areaM2" label={w.area}><InputNumber min={1} max={100_000} /></Form.Item>
        </Flex>
        <Button type="primary" htmlType="submit" loading={change.busy} title={may ? undefined : w.mayNotChange}>{w.save}</Button>
      </Form>
    </Flex>
  );
}

function detailsOf({ name, nameEn, address, addressEn, phone, lng, lat, areaM2 }: Branch): Details {
  return { name, nameEn, address, addressEn, phone, lng, lat, areaM2 };
}
