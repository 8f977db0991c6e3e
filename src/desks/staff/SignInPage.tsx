import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import { lang, speak, words } from '#ui/words.ts';
import { Mark, Notice, sentenceOf } from '#ui/staff/kit.ts';
import { signIn } from './session.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** The door of the desks: local accounts now, the bank's single sign-on later. A locked account is told when it opens. */
export function SignInPage({ why, onSignedIn }: { why: string | undefined; onSignedIn: () => void }) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  useEffect(() => { document.title = w.signIn; }, []);
  const enter = async ({ login, password }: { login: string; password: string }): Promise<void> => {
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(login.trim(), password);
      onSignedIn();
    } catch (fault) {
      setRefused(sentenceOf(fault));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main className="sign-in">
      <div className="sign-in-side"><div className="sign-in-door"><Mark pixels={180} /><p className="pledge">{w.pledge}</p><p>{w.pledgeHelp}</p></div></div>
      <div className="sign-in-form">
        <div className="sign-in-top">
          <Mark pixels={40} />
          <Button type="text" aria-label={w.otherLangLabel} lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>{w.otherLang}</Button>
        </div>
        <h1>{w.signIn}</h1>
        <p className="soft">{w.signInHelp}</p>
        {why && !refused && <div role="status"><Notice>{why}</Notice></div>}
        {refused && <div role="alert"><Notice kind="watch">{refused}</Notice></div>}
        <Form layout="vertical" size="large" requiredMark={false} onFinish={(values: { login: string; password: string }) => { void enter(values); }}>
          <Form.Item name="login" label={w.account} rules={[{ required: true, whitespace: true, message: w.accountMissing }]}><Input autoComplete="username" autoCapitalize="none" spellCheck={false} maxLength={120} autoFocus /></Form.Item>
          <Form.Item name="password" label={w.password} rules={[{ required: true, message: w.passwordMissing }]}><Input.Password autoComplete="current-password" maxLength={200} /></Form.Item>
          <Button type="primary" htmlType="submit" block loading={busy}>{w.enter}</Button>
        </Form>
        <p className="sign-in-single">{w.singleHelp}</p>
      </div>
    </main>
  );
}
