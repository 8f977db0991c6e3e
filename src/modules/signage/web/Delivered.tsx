import { clock, clockWithSeconds } from '#ui/format.ts';
import { w, type Line, type Playlist } from './ask.ts';

/** Which screens of this branch say that the urgent message stands on them, and which have not answered. */
export function Delivered({ line, answer, zone }: { line: Line; answer: Playlist; zone: string }) {
  const asked = answer.screens.filter((screen) => !screen.revoked && (line.level !== 'screen' || screen.id === line.place));
  const shown = answer.shown.filter((one) => one.item === line.id);
  const silent = asked.filter((screen) => !shown.some((one) => one.screen === screen.id));
  const last = shown.at(-1);
  return (
    <div role="status" className="soft" style={{ maxWidth: 180, whiteSpace: 'normal', marginTop: 4 }}>
      <div>{w.shownOn(asked.length - silent.length, asked.length, last ? clockWithSeconds(last.at, zone) : '')}</div>
      {shown.length > 0 && silent.length > 0 && <div>{w.notShown(silent.map((screen) => screen.name).join(w.listed))}</div>}
      {line.urgentUntil !== null && <div>{w.urgentUntilAt(clock(line.urgentUntil, zone))}</div>}
    </div>
  );
}
