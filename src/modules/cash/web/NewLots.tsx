import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { call, w } from './ask.ts';

type Fields = { kind: 'cash' | 'vouchers'; source: 'normal' | 'hospital' | 'market'; seals: string; note?: string };
const MOST = 30;
const sealsOf = (text: string | undefined): string[] => (text ?? '').split(/[\s,，、]+/).filter((one) => one !== '');

/** 登记收入: source first, because it decides what may become of the money; then the seals, as fast as a scanner reads them. */
export function NewLots({ renews }: { renews: string[] }) {
  const { branch } = usePlace();
  const toast = useToast();
  const [form] = Form.useForm<Fields>();
  const [added, setAdded] = useState<readonly string[]>([]);
  const seals = sealsOf(Form.useWatch('seals', form));
  const save = useDeed(({ kind, source, note, ...fields }: Fields) => call('POST /api/branches/:branch/cash-lots', { params: { branch: branch.id }, body: { kind, source, seals: sealsOf(fields.seals), note: note?.trim() ? note.trim() : null } }), {
    renews: [renews],
    done: ({ lots }) => { setAdded(lots.map((lot) => lot.code)); form.resetFields(['seals', 'note']); toast.done(w.added(lots.length)); },
  });
  return (
    <section className="panel" aria-labelledby="new-lots">
      <h2 id="new-lots">{w.add}</h2>
      <Form<Fields> form={form} layout="vertical" initialValues={{ kind: 'cash', source: 'normal' }} onFinish={(fields) => void save.run(fields)}>
        <Form.Item name="source" label={w.source}><Radio.Group className="cash-sources" options={(['normal', 'hospital', 'market'] as const).map((value) => ({ value, label: <>{w.sources[value]} <small className="soft">{w.sourceHelp[value]}</small></> }))} /></Form.Item>
        <Form.Item name="kind" label={w.kind}><Radio.Group options={(['cash', 'vouchers'] as const).map((value) => ({ value, label: w.kinds[value] }))} /></Form.Item>
        <Form.Item name="seals" label={w.seals} extra={w.sealsHelp} rules={[{ validator: async (_, text: string) => { const count = sealsOf(text).length; if (count === 0) throw new Error(w.sealMissing); if (count > MOST) throw new Error(w.sealsMany); } }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1_000} autoComplete="off" spellCheck={false} /></Form.Item>
        <Form.Item name="note" label={w.note}><Input maxLength={100} placeholder={w.notePlace} /></Form.Item>
        <div className="cash-foot">
          <Button type="primary" size="large" htmlType="submit" loading={save.busy}>{w.save(seals.length)}</Button>
          {added.length > 0 && <Button size="large" href={`/api/branches/${branch.id}/cash-labels?lang=${w.lang}&only=${added.join(',')}`} target="_blank">{w.printThese}</Button>}
        </div>
      </Form>
    </section>
  );
}
