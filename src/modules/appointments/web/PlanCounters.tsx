import { Form, Input, InputNumber, Modal, Radio } from 'antd';
import { caller } from '#ui/call.ts';
import { clock } from '#ui/format.ts';
import { FaultNotice, useDeed, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import type { CounterDay } from './CountersPage.tsx';
import { en } from './counters-words.en.ts';
import { zh } from './counters-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

type Entered = { group: 'personal' | 'corporate' | 'wealth'; from: string; until: string; opens: string; closes: string; counters: number };

/** How many counters of a group are open in a part of the day, on these days; undo takes the plan back. */
export function PlanCounters({ branch, day, close }: { branch: string; day: CounterDay; close: () => void }) {
  const [form] = Form.useForm<Entered>();
  const toast = useToast();
  const renews = [['counters', branch]];
  const withdraw = useDeed((plan: string) => call('DELETE /api/branches/:branch/counter-plans/:plan', { params: { branch, plan } }), { renews, done: () => toast.done(w.withdrawn) });
  const plan = useDeed((entered: Entered) => call('POST /api/branches/:branch/counter-plans', { params: { branch }, body: entered }), {
    renews, quiet: true,
    done: ({ plan: made, days, overfull }) => {
      toast.done([w.done(days), ...(overfull > 0 ? [w.overfull(overfull)] : [])].join(' '), () => withdraw.run(made));
      close();
    },
  });
  const group = Form.useWatch('group', form) ?? 'personal';
  const chosen = day.groups.find((one) => one.group === group);
  const first = day.groups.find((one) => one.stretches.length > 0)?.stretches;
  const required = [{ required: true, message: w.pleaseFill }];
  const initial: Partial<Entered> = {
    group: 'personal', from: day.date, until: day.date, counters: chosen?.built ?? 1,
    opens: clock(first?.[0]?.startsAt ?? '1970-01-01T01:00:00Z', day.timeZone), closes: clock(first?.at(-1)?.endsAt ?? '1970-01-01T09:00:00Z', day.timeZone),
  };
  return (
    <Modal open title={w.plan} onCancel={close} okText={w.save} cancelText={w.close} confirmLoading={plan.busy} onOk={() => form.submit()}>
      {plan.fault !== undefined && <FaultNotice fault={plan.fault} />}
      <Form form={form} layout="vertical" requiredMark={false} initialValues={initial} onFinish={(entered: Entered) => void plan.run(entered)}>
        <Form.Item name="group" label={w.group}><Radio.Group options={day.groups.map((one) => ({ value: one.group, label: w.groups[one.group] }))} optionType="button" /></Form.Item>
        <div className="counters-pair">
          <Form.Item name="from" label={w.from} rules={required}><Input type="date" /></Form.Item>
          <Form.Item name="until" label={w.until} dependencies={['from']} rules={[...required, after(form, 'from', true)]}><Input type="date" /></Form.Item>
          <Form.Item name="opens" label={w.opens} rules={required}><Input type="time" step={300} /></Form.Item>
          <Form.Item name="closes" label={w.closes} dependencies={['opens']} rules={[...required, after(form, 'opens', false)]}><Input type="time" step={300} /></Form.Item>
        </div>
        <Form.Item name="counters" label={w.counters} extra={w.countersHelp(chosen?.built ?? 0)} rules={required}><InputNumber min={0} max={60} step={1} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** The end is not before the start; `same` says whether they may be equal. */
function after(form: ReturnType<typeof Form.useForm<Entered>>[0], start: 'from' | 'opens', same: boolean) {
  return {
    validator: (_: unknown, end: string | undefined) => {
      const begin = form.getFieldValue(start) as string | undefined; // the form's own field, a text
      return !end || !begin || end > begin || (same && end === begin) ? Promise.resolve() : Promise.reject(new Error(w.order));
    },
  };
}
