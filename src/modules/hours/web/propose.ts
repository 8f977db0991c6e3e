import type { z } from 'zod';
import { newKey, Refused } from '#ui/call.ts';
import { sentenceOf } from '#ui/staff/kit.ts';
import type { change } from '../plan.ts';
import { call, type Draft, type NoticeOffer } from './ask.ts';

type Change = z.input<typeof change>;
type Notice = { alternatives: string[]; remote: NoticeOffer['remote']; phone: string };
export type Proposal = Readonly<{ branch: string; change: Change; hurry?: string | undefined; filing?: string | undefined }>;
export type Outcome = Readonly<{ drafted: readonly { branch: string; draft: string; days: number }[]; refused: readonly { branch: string; sentence: string }[] }>;

/** One draft a branch. A single one that is refused is refused as a whole; of several, the good ones stand and the others say why. */
export async function propose(proposals: readonly Proposal[], editing?: Draft): Promise<Outcome> {
  const drafted: { branch: string; draft: string; days: number }[] = [];
  const refused: { branch: string; sentence: string }[] = [];
  for (const { branch, change: wanted, hurry, filing } of proposals) {
    const body = { change: wanted, ...(hurry && { hurry }), ...(filing && { filing }) };
    try {
      const made = editing
        ? await call('PUT /api/branches/:branch/hours/drafts/:draft', { params: { branch, draft: editing.id }, body: { ...body, revision: editing.revision } })
        : await call('POST /api/branches/:branch/hours/drafts', { params: { branch }, body });
      drafted.push({ branch, draft: made.draft, days: made.affected.length });
    } catch (fault) {
      if (proposals.length === 1 || !(fault instanceof Refused)) throw fault;
      refused.push({ branch, sentence: sentenceOf(fault) });
    }
  }
  return { drafted, refused };
}

/** Takes drafts back that were just made. */
export async function takeBack(outcome: Outcome): Promise<void> {
  for (const { branch, draft } of outcome.drafted) await call('POST /api/branches/:branch/hours/drafts/:draft/withdrawal', { params: { branch, draft } });
}

const OFFERED = 2;

/** What the notice of one of several branches offers: its nearest open branches that are not changed at the same time, if there are any. */
export async function noticeOf(branch: string, date: string, together: readonly string[]): Promise<Notice> {
  const offer = await call('GET /api/branches/:branch/hours/notice', { params: { branch }, query: { date } });
  return noticeFrom(offer, together);
}

export function noticeFrom(offer: NoticeOffer, together: readonly string[] = []): Notice {
  const others = offer.open.filter((one) => !together.includes(one.id));
  return { alternatives: (others.length > 0 ? others : offer.open).slice(0, OFFERED).map((one) => one.id), remote: [...offer.remote], phone: offer.phone };
}

export function newExceptionId(): string {
  const hex = newKey();
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
