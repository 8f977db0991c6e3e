import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Mark } from '#ui/public/Mark.tsx';
import { clock as clockText, shortDate } from '#ui/format.ts';
import { Both, BothText, one } from './both.tsx';
import type { en } from './words.en.ts';
import type { ScreenPicture } from '../picture.ts';
import { urgent } from '../rules.ts';
import { useConfirmed } from './use-confirmed.ts';
import { Urgent } from './Urgent.tsx';
import type { Screen } from './use-screen.ts';
import './signage.css';

type Word = keyof typeof en;

/** What all screens have: title, the sentence in place of a picture, the band that says how old the data are, urgent messages. */
export function Frame({ screen, title, now, kind, children }: { screen: Screen; title: Word; now: Date | undefined; kind: string; children: (picture: ScreenPicture) => ComponentChildren }) {
  const { picture, standing } = screen;
  const alarm = picture && urgent(screen.draft ? [screen.draft, ...picture.items] : picture.items, (now ?? new Date(0)).toISOString());
  useConfirmed(screen, alarm);
  useEffect(() => { document.title = `${one(title)} · ${picture?.branch.name ?? '开门'}`; }, [picture?.branch.name]);
  if (standing === 'revoked') return <Sentence word="revoked" help="revokedHelp" />;
  if (standing === 'noToken') return <Sentence word="noToken" help="noTokenHelp" />;
  if (!picture) return <Sentence word="connecting" opening stoppedAt={screen.stoppedAt} />;
  return (
    <div class={`screen ${kind}${alarm ? ' alarmed' : ''}`} data-stale={screen.stoppedAt === undefined ? undefined : ''}>
      {children(picture)}
      {alarm && kind !== 'led' && <Urgent item={alarm} picture={picture} />}
      {screen.stoppedAt !== undefined && <Stale at={screen.stoppedAt} zone={picture.branch.zone} />}
    </div>
  );
}

/** 数据停在 hh:mm: a board that looks live and is not would be worse than a dark one. */
function Stale({ at, zone }: { at: string; zone: string }) {
  return (
    <div class="stale" role="status">
      <Both word="dataAsOf" values={{ at: at === '' ? '–' : clockText(at, zone) }} class="stale-at" />
      <Both word="dataAsOfHelp" class="stale-help" />
    </div>
  );
}

export function Head({ picture, now, children }: { picture: ScreenPicture; now: Date | undefined; children?: ComponentChildren }) {
  return (
    <header class="head">
      <span class="head-mark"><Mark pixels={64} /></span>
      <h1><BothText text={{ zh: picture.branch.name, en: picture.branch.nameEn }} /></h1>
      {children}
      <p class="head-date">{now ? shortDate(now, picture.branch.zone) : shortDate(picture.date)}</p>
      <p class="head-clock">{now ? clockText(now, picture.branch.zone) : '--:--'}</p>
    </header>
  );
}

function Sentence({ word, help, opening = false, stoppedAt }: { word: Word; help?: Word; opening?: boolean; stoppedAt?: string | undefined }) {
  return (
    <div class="screen sentence" role={opening ? 'status' : 'alert'}>
      <span class={opening ? 'sentence-mark opening' : 'sentence-mark'}><Mark pixels={120} opening={opening} /></span>
      <h1><Both word={word} /></h1>
      {help && <p><Both word={help} /></p>}
      {stoppedAt !== undefined && <p><Both word="dataAsOfHelp" /></p>}
    </div>
  );
}
