import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { Mark, Notice, sentenceOf } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import { acceptInvitation } from './session.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** Behind a one-time link: the person chooses the first password. The secret stands behind '#', so that no log ever has it. */
export function WelcomePage() {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [isDone, setDone] = useState(false);
  useEffect(() => { document.title = w.welcome; }, []);
  const choose = async ({ password }: { password: string }): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await acceptInvitation(location.hash.slice(1), password);
      setDone(true);
    } catch (fault) {
      setRefused(sentenceOf(fault));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="sign-in sign-in-alone">
      <div className="sign-in-form">
        <Mark pixels={40} />
        <h1>{w.welcome}</h1>
        {isDone ? <><Notice kind="open">{w.passwordSet}</Notice><Button type="primary" size="large" href="/desk">{w.signIn}</Button></> : (
          <>
            <p className="soft">{w.welcomeHelp}</p>
            {refused && <div role="alert"><Notice kind="watch">{refused}</Notice></div>}
            <Form layout="vertical" size="large" requiredMark={false} onFinish={(values: { password: string }) => { void choose(values); }}>
              <Form.Item name="password" label={w.newPassword} rules={[{ required: true, message: w.passwordMissing }]}><Input.Password autoComplete="new-password" maxLength={200} autoFocus /></Form.Item>
              <Form.Item name="again" label={w.passwordAgain} dependencies={['password']} rules={[({ getFieldValue }) => ({ validator: (_, value) => (value === getFieldValue('password') ? Promise.resolve() : Promise.reject(new Error(w.passwordDiffers))) })]}><Input.Password autoComplete="new-password" maxLength={200} /></Form.Item>
              <Button type="primary" htmlType="submit" block loading={busy}>{w.keepPassword}</Button>
            </Form>
          </>
        )}
      </div>
    </main>
  );
}
