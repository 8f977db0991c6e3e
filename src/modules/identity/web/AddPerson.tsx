import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { caller } from '#ui/call.ts';
import { useDeed } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { OneTimeLink } from './OneTimeLink.tsx';
import { PEOPLE } from './people.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
type Entered = { login: string; name: string; nameEn?: string; employer?: string };

/** A new colleague, and the link with which they set their own password. */
export function AddPerson({ open, close }: { open: boolean; close: () => void }) {
  const [form] = Form.useForm<Entered>();
  const [link, setLink] = useState<string>();
  const add = useDeed((body: Entered) => call('POST /api/people', { body }), { renews: [PEOPLE], done: (answer) => setLink(answer.link) });
  const leave = (): void => {
    form.resetFields();
    setLink(undefined);
    close();
  };
  return (
    <Modal open={open} title={w.add} onCancel={leave} okText={w.save} cancelText={w.cancel} onOk={() => form.submit()} confirmLoading={add.busy} footer={link === undefined ? undefined : null} destroyOnHidden>
      {link === undefined ? (
        <Form form={form} layout="vertical" onFinish={(entered: Entered) => void add.run(entered)} requiredMark={false}>
          <Form.Item name="name" label={w.name} rules={[{ required: true }]}><Input maxLength={60} autoFocus /></Form.Item>
          <Form.Item name="nameEn" label={w.nameEn}><Input maxLength={80} /></Form.Item>
          <Form.Item name="login" label={w.login} extra={w.loginHelp} rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,59}$/ }]}><Input maxLength={60} autoComplete="off" /></Form.Item>
          <Form.Item name="employer" label={w.employer}><Input maxLength={80} placeholder={w.bank} /></Form.Item>
        </Form>
      ) : <OneTimeLink link={link} />}
    </Modal>
  );
}
