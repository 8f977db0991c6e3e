import '#ui/fonts.ts';
import { StrictMode, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { FaultNotice, Frame, Loading, type Me } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
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
    whoAmI().then((found) => setMe(found ?? 'nobody'), setFault);
  }, []);
  useEffect(ask, [ask]);
  const onExpired = useCallback(() => { setWhy(w.expired); setMe('nobody'); }, []);
  const onLeft = useCallback(() => { setWhy(w.signedOut); setMe('nobody'); }, []);
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
if (root) createRoot(root).render(<StrictMode><BrowserRouter basename="/desk"><Staff /></BrowserRouter></StrictMode>);
