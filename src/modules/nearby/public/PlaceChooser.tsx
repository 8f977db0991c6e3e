import { useEffect, useState } from 'preact/hooks';
import { BigButton, Field, RefusedNotice, useAsk } from '#ui/public/kit.ts';
import { named } from '#ui/words.ts';
import { call, w, type Place, type Spot } from './ask.ts';

const TYPING_MS = 250;
const LOCATING_MS = 8_000;
const OLDEST_MS = 300_000;

/** Where are you? The phone's own place is asked for only when the person wants it. */
export function PlaceChooser({ onChoose, onFound }: { onChoose: (place: Place) => void; onFound: (spot: Spot) => void }) {
  const [typed, setTyped] = useState('');
  const [word, setWord] = useState('');
  useEffect(() => {
    const later = setTimeout(() => setWord(typed.trim()), TYPING_MS);
    return () => clearTimeout(later);
  }, [typed]);
  const { answer, fault, again } = useAsk((signal) => call('GET /api/public/nearby/places', { query: { ...(word && { q: word }) }, signal }), [word]);
  return (
    <>
      <h2>{w.where}</h2>
      <Here onFound={onFound} />
      <div role="search"><Field label={w.type} hint={w.typeHint} value={typed} onInput={setTyped} maxLength={60} /></div>
      {fault !== undefined && <RefusedNotice fault={fault} again={again} />}
      {answer && answer.places.length === 0 && word !== '' && <p role="status">{w.noSuchPlace}</p>}
      {answer && answer.places.length > 0 && (
        <>
          <h3 class="near-choose">{word === '' ? w.largest : w.choose}</h3>
          <ul class="near-places">
            {answer.places.map((place) => (
              <li key={`${place.kind}${place.name}${place.lng}${place.lat}`}>
                <button type="button" class="near-place" onClick={() => onChoose(place)}><span>{named(place)}</span><span class="soft">{w.kinds[place.kind]}</span></button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Here({ onFound }: { onFound: (spot: Spot) => void }) {
  const [state, setState] = useState<'idle' | 'asking' | 'none'>('idle');
  const ask = (): void => {
    if (!navigator.geolocation) return setState('none');
    setState('asking');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onFound({ lng: coords.longitude, lat: coords.latitude, name: w.myPlace }),
      () => setState('none'),
      { timeout: LOCATING_MS, maximumAge: OLDEST_MS },
    );
  };
  return (
    <>
      <BigButton onClick={ask} busy={state === 'asking'}>{state === 'asking' ? w.locating : w.here}</BigButton>
      <p class="hint" role="status">{state === 'none' ? w.noPlace : w.hereHelp}</p>
    </>
  );
}
