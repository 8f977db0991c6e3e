import { App, Button } from 'antd';
import { useMemo } from 'react';
import { Refused } from '../call.ts';
import { words } from '../words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const UNDO_SECONDS = 10;

export type Toast = Readonly<{
  /** It is done; for ten seconds it can be undone. */
  done: (sentence: string, undo?: () => unknown) => void;
  /** A refusal, in the branch's own words. */
  refused: (fault: unknown) => void;
  /** Only for what cannot be undone: says what will happen; true when the person agrees. */
  sure: (ask: { title: string; text?: string; yes: string; danger?: boolean }) => Promise<boolean>;
}>;

let next = 0;

export function useToast(): Toast {
  const { notification, message, modal } = App.useApp();
  return useMemo(() => ({
    done: (sentence, undo) => {
      if (!undo) {
        void message.success(sentence, 3);
        return;
      }
      const key = `done-${(next += 1)}`;
      const back = async (): Promise<void> => {
        notification.destroy(key);
        await undo();
      };
      notification.open({
        key, title: sentence, duration: UNDO_SECONDS, showProgress: true, pauseOnHover: true, role: 'status', className: 'undo',
        actions: <Button type="primary" onClick={() => { void back(); }}>{w.undo}</Button>,
      });
    },
    refused: (fault) => notification.warning({ title: sentenceOf(fault), duration: 8, role: 'alert' }),
    sure: ({ title, text, yes, danger = false }) => new Promise((answer) => {
      modal.confirm({ title, content: text, okText: yes, cancelText: w.cancel, okButtonProps: { danger }, icon: null, autoFocusButton: 'cancel', onOk: () => answer(true), onCancel: () => answer(false) });
    }),
  }), [notification, message, modal]);
}

export function sentenceOf(fault: unknown): string {
  return fault instanceof Refused ? fault.sentence : w.lineDown;
}
