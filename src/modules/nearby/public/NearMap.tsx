import { w, type Near, type Spot } from './ask.ts';
import { barOf, frameFor } from './near-map.ts';

/** Low, so that on a phone the nearest branch is seen without scrolling. */
const [WIDTH, HEIGHT] = [320, 190];
const FARTHEST_SHOWN_TIMES = 6;
const STEP = WIDTH / 8;
const STEPS: Readonly<Record<string, readonly [number, number]>> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

/** The chosen place in the middle, the branches of the list as numbers round it; a tap or an arrow key moves the place. */
export function NearMap({ spot, branches, onMove }: { spot: Spot; branches: readonly Near[]; onMove: (point: { lng: number; lat: number }) => void }) {
  // One far branch must not press all others into a dot.
  const middle = branches.map(({ metres }) => metres).toSorted((a, b) => a - b)[Math.floor(branches.length / 2)] ?? 0;
  const placed = branches.flatMap(({ lng, lat, metres }, nth) => (lng === null || lat === null || metres > middle * FARTHEST_SHOWN_TIMES ? [] : [{ lng, lat, nth: nth + 1 }]));
  const frame = frameFor(spot, placed, WIDTH, HEIGHT);
  const bar = barOf(frame.kilometresAcross);
  const tapped = (event: MouseEvent & { currentTarget: HTMLElement }): void => {
    // Enter and space are no place on the map.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    onMove(frame.toPoint(((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT));
  };
  const pressed = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    onMove(frame.toPoint(WIDTH / 2 + step[0] * STEP, HEIGHT / 2 + step[1] * STEP));
  };
  return (
    <figure class="near-map">
      <button type="button" onClick={tapped} onKeyDown={pressed}>
        <span class="unseen">{w.map}</span>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <circle class="near-ring" cx={WIDTH / 2} cy={HEIGHT / 2} r={HEIGHT * 0.22} /><circle class="near-ring" cx={WIDTH / 2} cy={HEIGHT / 2} r={HEIGHT * 0.44} />
          <circle class="near-me" cx={WIDTH / 2} cy={HEIGHT / 2} r="7" />
          {placed.toReversed().map((one) => {
            const { x, y } = frame.toXY(one);
            return <g key={one.nth} class="near-dot" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}><circle r="11" /><text y="4.5">{one.nth}</text></g>;
          })}
          <g class="near-bar" transform={`translate(12 ${HEIGHT - 12})`}><path d={`M0 -4V0H${((bar / frame.kilometresAcross) * WIDTH).toFixed(1)}V-4`} /><text x="4" y="-6">{w.kilometres(String(bar))}</text></g>
        </svg>
      </button>
      <figcaption class="hint">{w.mapHelp}</figcaption>
    </figure>
  );
}
