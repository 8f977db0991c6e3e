import { useEffect } from 'preact/hooks';
import { caller, newKey } from '#ui/call.ts';
import { BigButton, go, Loading, Page, type PageProps, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { words } from '#ui/words.ts';
import type { contract } from '../contract.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

/** The short address of a text message: leads to the offer that it stands for. */
export function LinkPage({ params }: PageProps) {
  const link = params['link'] ?? '';
  const { answer, fault } = useAsk(() => call('POST /api/public/offer-links', { body: { link }, key: newKey() }), [link]);
  useEffect(() => { if (answer) go(`/offer/${answer.branch}.${answer.code}.${answer.key}`, { replace: true }); }, [answer]);
  return fault === undefined ? <Loading /> : <Page title={w.title} back="/my"><RefusedNotice fault={fault} /><BigButton href="/my">{w.mine}</BigButton></Page>;
}
