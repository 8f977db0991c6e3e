import '#ui/fonts.ts';
import { StrictMode, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Refused } from '#ui/call.ts';
import { dropPapers, FaultNotice, Frame, isLineGone, Loading, meWithoutLine, onLineBack, startOffline, type Me } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import { links } from './links.ts';
import { whoAmI } from './session.ts';
import { Shell } from './Shell.tsx';
import { SignInPage } from './SignInPage.tsx';
import { WelcomePage } from './WelcomePage.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

/** The staff desks: nobody gets further than the door without signing in. */
function Staff() {
  const [me, setMe] = useState<Me | 'asking' | 'nobody'>('asking');
  const [fault, setFault] = useState<unknown>();
  const [why, setWhy] = useState<string>();
  const ask = useCallback(() => {
    setFault(undefined);
    if (isLineGone()) {
      const before = meWithoutLine();
      if (before) { setMe(before); return; }
    }
    whoAmI().then((found) => {
      if (!found) void dropPapers();
      setMe(found ?? 'nobody');
    }, (gone: unknown) => {
      const before = gone instanceof Refused && (gone.status === 0 || gone.status >= 502) ? meWithoutLine() : undefined;
      if (before) setMe(before);
      else setFault(gone);
    });
  }, []);
  useEffect(ask, [ask]);
  useEffect(() => onLineBack(ask), [ask]);
  const onExpired = useCallback(() => { setWhy(w.expired); setMe('nobody'); }, []);
  const onLeft = useCallback(() => { void dropPapers(); setWhy(w.signedOut); setMe('nobody'); }, []);
  return (
    <Frame onSignedOut={onExpired} key={typeof me === 'string' ? 'nobody' : me.id}>
      {location.pathname === '/desk/welcome' ? <WelcomePage />
        : fault !== undefined ? <FaultNotice fault={fault} again={ask} />
        : me === 'asking' ? <Loading />
        : me === 'nobody' ? <SignInPage why={why} onSignedIn={() => { setWhy(undefined); setMe('asking'); ask(); }} />
        : <Shell me={me} onSignedOut={onLeft} askAgain={ask} />}
    </Frame>
  );
}

const root = document.getElementById('page');
// A device that keeps records finds them before the first page asks for anything.
if (root) void startOffline(links).catch(() => undefined).then(() => createRoot(root).render(<StrictMode><BrowserRouter basename="/desk"><Staff /></BrowserRouter></StrictMode>));
