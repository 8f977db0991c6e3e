import { Button, Modal } from 'antd';
import { useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { caller } from '#ui/call.ts';
import { Badge, Notice, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { type CardRow, titleOf } from './card-row.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();

type Way = 'phone' | 'a6' | 'slip';

/** One card as the visitor sees it, and the ways to hand it out; for head office its versions. */
export function CardDetails({ card, service, onEdit }: { card: CardRow; service: string; onEdit: (() => void) | undefined }) {
  const { branch, me } = usePlace();
  const [scan, setScan] = useState<{ handout: string }>();
  const mayHandOut = mayDo(me, can.handOut) && card.published !== null && !card.withdrawn;
  const hand = useDeed(async (way: Way) => ({ way, ...(await call('POST /api/branches/:branch/card-handouts', { params: { branch: branch.id }, body: { card: card.code, way } })) }), {
    renews: [['cards', 'usage']],
    done: ({ way, handout }) => { if (way === 'phone') setScan({ handout }); else window.open(`/card/${card.code}?of=${branch.id}.${handout}&paper=${way}`, '_blank', 'noopener'); },
  });
  const { body } = card;
  const product = pickText(body.product, body.productEn);
  return (
    <div className="card-details">
      {mayHandOut && (
        <div className="card-give" role="group" aria-label={w.give}>
          <Button type="primary" size="large" loading={hand.busy} onClick={() => void hand.run('phone')}>{w.byPhone}</Button>
          <Button size="large" disabled={hand.busy} onClick={() => void hand.run('a6')}>{w.byA6}</Button>
          <Button size="large" disabled={hand.busy} onClick={() => void hand.run('slip')}>{w.bySlip}</Button>
        </div>
      )}
      <p><Badge kind="info">{w.channels[card.channel]}</Badge> <span className="soft">{service} · {w.min(body.minutes)}</span></p>
      <ol className="card-steps">{body.steps.map((step, nth) => <li key={nth}>{pickText(step.zh, step.en)}{step.picture && <img src={`/api/public/card-pictures/${step.picture}`} alt={w.form.pictureOf(nth + 1)} />}</li>)}</ol>
      {(body.link || product) && (
        <dl className="facts">
          {body.link && <div><dt>{w.link}</dt><dd><a href={body.link} target="_blank" rel="noreferrer">{body.link}</a></dd></div>}
          {product && <div><dt>{w.product}</dt><dd>{product}</dd></div>}
        </dl>
      )}
      {onEdit && <Versions card={card} onEdit={onEdit} />}
      {scan && (
        <Modal open title={w.scan} onCancel={() => setScan(undefined)} footer={<Button onClick={() => setScan(undefined)}>{w.close}</Button>}>
          <img className="card-code" src={`/api/public/cards/${card.code}/code.svg?of=${branch.id}.${scan.handout}`} alt={titleOf(card)} />
          <p className="soft">{w.scanHelp}</p>
        </Modal>
      )}
    </div>
  );
}

/** What is published, what waits, and what head office can do with it. */
function Versions({ card, onEdit }: { card: CardRow; onEdit: () => void }) {
  const toast = useToast();
  const renews = [['cards']];
  const code = card.code;
  const publish = useDeed((version: number) => call('POST /api/cards/:code/publication', { params: { code }, body: { version } }), { renews, done: () => toast.done(w.published) });
  const restore = useDeed(() => call('DELETE /api/cards/:code/withdrawal', { params: { code } }), { renews, done: () => toast.done(w.restored) });
  const withdraw = useDeed(() => call('POST /api/cards/:code/withdrawal', { params: { code } }), { renews, done: () => toast.done(w.withdrawn, () => restore.run(undefined)) });
  const { draft, published } = card;
  return (
    <section className="card-versions" aria-label={w.state}>
      {published && <p>{w.version(published.version)} · {card.withdrawn ? w.states.off : w.states.on}</p>}
      {draft && (
        <Notice kind="watch" title={w.draftVersion(draft.version)} action={<Button type="primary" disabled={draft.mine} title={draft.mine ? w.ownDraft : undefined} loading={publish.busy} onClick={() => void publish.run(draft.version)}>{w.publish}</Button>}>
          <p>{pickText(draft.body.title, draft.body.titleEn)}{draft.mine ? ` · ${w.ownDraft}` : ''}</p>
        </Notice>
      )}
      <div className="card-give">
        <Button onClick={onEdit}>{w.edit}</Button>
        {published && !card.withdrawn && <Button danger loading={withdraw.busy} onClick={() => void withdraw.run(undefined)}>{w.withdraw}</Button>}
        {card.withdrawn && <Button loading={restore.busy} onClick={() => void restore.run(undefined)}>{w.restore}</Button>}
      </div>
    </section>
  );
}
