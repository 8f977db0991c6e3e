import { BigButton, Notice, Page } from '#ui/public/kit.ts';
import { named, pickText, say, words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export type Service = Readonly<{
  code: string; name: string; nameEn: string; minutes: number; bring: string; bringEn: string;
  onApp: boolean; onWeb: boolean; onPhoneBank: boolean; online: string; onlineEn: string;
  cards: readonly Readonly<{ code: string; title: string; titleEn: string; minutes: number }>[];
}>;

type ErrandProps = { above: string; services: readonly Service[]; back: string; onChoose: (code: string) => void };

/** First question: the errand. One tap. */
export function ErrandStep({ above, services, back, onChoose }: ErrandProps) {
  return (
    <Page title={w.errand} above={above} back={back}>
      <p class="hint">{w.errandHint}</p>
      <ul class="errands">
        {services.map((one) => (
          <li key={one.code}>
            <button type="button" class="choice errand" onClick={() => onChoose(one.code)}>
              <span class="choice-words">
                <span class="choice-label">{named(one)}</span>
                {waysOf(one).length > 0 && <span class="choice-note">{waysOf(one).join(pickText('、', ', '))}</span>}
              </span>
              <span class="choice-aside">{say(w.minutes, { n: Math.round(one.minutes) })}</span>
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

type OnlineProps = { above: string; service: Service; branchPage: string; back: () => void; onCome: () => void };

/** What can be done without coming is said before any time is offered. */
export function OnlineStep({ above, service, branchPage, back, onCome }: OnlineProps) {
  return (
    <Page title={w.online} above={`${above} · ${named(service)}`} back={back}>
      <Notice kind="open" title={waysOf(service).join(pickText('、', ', '))}>{pickText(service.online, service.onlineEn) && <p>{pickText(service.online, service.onlineEn)}</p>}</Notice>
      {service.cards.length > 0 && (
        <ul class="errands" aria-label={w.cards}>
          {service.cards.map((card) => (
            <li key={card.code}>
              <a class="choice" href={`/card/${card.code}`}><span class="choice-words"><span class="choice-label">{pickText(card.title, card.titleEn)}</span><span class="choice-note">{w.stepByStep}</span></span><span class="choice-aside">{say(w.minutes, { n: card.minutes })}</span></a>
            </li>
          ))}
        </ul>
      )}
      <BigButton href={branchPage}>{w.otherWays}</BigButton>
      <BigButton kind="quiet" onClick={onCome}>{w.stillCome}</BigButton>
    </Page>
  );
}

function waysOf(one: Service): string[] {
  return [one.onApp && w.byApp, one.onWeb && w.byWeb, one.onPhoneBank && w.byPhone].filter((way) => way !== false);
}
