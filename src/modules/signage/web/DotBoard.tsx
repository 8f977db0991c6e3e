import { useEffect, useRef } from 'react';

export type Board = { dots: { height: number; columns: readonly number[] }; runs: boolean; seconds: number; columnsASecond: number };

const LIT = { red: '#ff5a3c', green: '#3ddc84', amber: '#ffb02e' } as const;
const DARK = '#26201d';
const DOT = 4;

/** A strip as it looks from the street: each dot, and at the pace the text runs. Where movement is unwanted the text stands, and is as wide as it is. */
export function DotBoard({ board, wide, colour, label }: { board: Board; wide: number; colour: keyof typeof LIT; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isStill = !board.runs || matchMedia('(prefers-reduced-motion: reduce)').matches;
  const columns = isStill ? Math.max(wide, board.dots.columns.length) : wide;
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen) return;
    const draw = (from: number) => {
      pen.fillStyle = '#0c0a09';
      pen.fillRect(0, 0, columns * DOT, board.dots.height * DOT);
      for (let column = 0; column < columns; column += 1) {
        const bits = board.dots.columns[column + from] ?? 0;
        for (let row = 0; row < board.dots.height; row += 1) {
          pen.fillStyle = (bits >> row) & 1 ? LIT[colour] : DARK;
          pen.fillRect(column * DOT, row * DOT, DOT - 1, DOT - 1);
        }
      }
    };
    if (isStill) return draw(0);
    const started = performance.now();
    const whole = board.dots.columns.length + wide;
    let last = Number.NaN;
    let frame = requestAnimationFrame(function step(at) {
      // It enters from the right, and leaves on the left.
      const from = (Math.floor(((at - started) / 1_000) * board.columnsASecond) % whole) - wide;
      if (from !== last) draw(last = from);
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [board, columns, colour, isStill, wide]);
  return (
    <div style={{ overflowX: 'auto', background: '#0c0a09', borderRadius: 6, padding: 6 }} {...(isStill && columns > wide && { tabIndex: 0, role: 'group', 'aria-label': label })}>
      <canvas ref={canvas} role="img" aria-label={label} width={columns * DOT} height={board.dots.height * DOT} style={{ display: 'block', width: isStill && columns > wide ? columns * DOT : '100%', maxWidth: columns * DOT, imageRendering: 'pixelated' }} />
    </div>
  );
}
