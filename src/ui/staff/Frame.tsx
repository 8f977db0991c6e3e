import '../tokens.css';
import './staff.css';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { Refused } from '../call.ts';
import { lang } from '../words.ts';
import { themeOf } from './theme.ts';

type Touch = Readonly<{ touch: boolean; setTouch: (touch: boolean) => void }>;
const TouchMode = createContext<Touch>({ touch: false, setTouch: () => undefined });

/** Large controls for gloved hands: on by itself on touch screens, kept once chosen. */
export function useTouch(): Touch {
  return useContext(TouchMode);
}

/** What every staff page stands in: theme, language of the controls, the cache of answers. */
export function Frame({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const [touch, keepTouch] = useState(firstTouch);
  const queries = useMemo(() => new QueryClient({
    queryCache: new QueryCache({ onError: (fault) => { if (fault instanceof Refused && fault.status === 401) onSignedOut(); } }),
    defaultOptions: {
      // call() itself retries a lost line; a refusal is an answer and is not asked twice.
      queries: { retry: (times, fault) => !(fault instanceof Refused && fault.status > 0) && times < 3, staleTime: 10_000, refetchOnWindowFocus: true },
      // What may be done without a line decides so itself.
      mutations: { retry: false, networkMode: 'always' },
    },
  }), [onSignedOut]);
  const setTouch = (to: boolean): void => { localStorage.setItem('kaimen.touch', to ? '1' : '0'); keepTouch(to); };
  const theme = useMemo(() => themeOf(touch), [touch]);
  return (
    <TouchMode value={{ touch, setTouch }}>
      <ConfigProvider theme={theme} locale={lang === 'zh' ? zhCN : enGB} button={{ autoInsertSpace: false }}>
        <App notification={{ placement: 'bottom', stack: false }} message={{ maxCount: 2 }}>
          <QueryClientProvider client={queries}>{children}</QueryClientProvider>
        </App>
      </ConfigProvider>
    </TouchMode>
  );
}

function firstTouch(): boolean {
  const kept = localStorage.getItem('kaimen.touch');
  return kept === null ? matchMedia('(pointer: coarse) and (min-width: 600px)').matches : kept === '1';
}
