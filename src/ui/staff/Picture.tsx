import { Button } from 'antd';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { tokens as t } from '../tokens.ts';
import { words } from '../words.ts';
import { Loading } from './Mark.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export type PictureTable = { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] };
type PictureProps = {
  title: string;
  /** What the picture shows, in one sentence: read out instead of the drawing. */
  says: string;
  option: EChartsCoreOption;
  /** The same figures as a table: every picture has one. */
  table: PictureTable;
  height?: number;
  aside?: ReactNode;
  onClick?: (name: string) => void;
};

/** A chart that can also be read: its sentence, patterns besides colours, and the same figures as a table. */
export function Picture({ title, says, option, table, height = 320, aside, onClick }: PictureProps) {
  const [asTable, setAsTable] = useState(false);
  const heading = useId();
  return (
    <figure className="picture" aria-labelledby={heading}>
      <figcaption>
        <h2 id={heading}>{title}</h2>
        {aside}
        <Button size="small" type="text" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{asTable ? w.asPicture : w.asTable}</Button>
      </figcaption>
      <p className={asTable ? 'unseen' : 'picture-says'}>{says}</p>
      {asTable ? <FiguresTable table={table} label={title} /> : <Drawing says={says} option={option} height={height} {...(onClick && { onClick })} />}
    </figure>
  );
}

/** What fits an upright A4 sheet between its margins. */
const PAPER_PX = 660;

function Drawing({ says, option, height, onClick }: { says: string; option: EChartsCoreOption; height: number; onClick?: (name: string) => void }) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const [ready, setReady] = useState(false);
  const click = useRef(onClick);
  const shown = useRef(option);
  shown.current = option;
  click.current = onClick;

  // The drawing is an outside thing with a life of its own: made once, told the newest option, freed at the end.
  useEffect(() => {
    let gone = false;
    let watch: ResizeObserver | undefined;
    const redraw = (width?: number) => {
      const made = chart.current;
      made?.clear();
      made?.resize(width === undefined ? {} : { width });
      made?.setOption(dressed(shown.current));
    };
    const toPaper = () => redraw(Math.min(PAPER_PX, place.current?.clientWidth ?? PAPER_PX));
    const toScreen = () => redraw();
    addEventListener('beforeprint', toPaper);
    addEventListener('afterprint', toScreen);
    void import('./echarts.ts').then(({ init }) => {
      if (gone || !place.current) return;
      const made = init(place.current, undefined, { renderer: 'svg' });
      made.on('click', (at) => click.current?.(at.name));
      chart.current = made;
      // Lines keep the points of the old width when a picture is only resized: it is drawn anew.
      watch = new ResizeObserver(() => {
        if (made.getWidth() === place.current?.clientWidth && made.getHeight() === place.current.clientHeight) return;
        redraw();
      });
      watch.observe(place.current);
      setReady(true);
    });
    return () => {
      gone = true;
      removeEventListener('beforeprint', toPaper);
      removeEventListener('afterprint', toScreen);
      watch?.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, []);

  useEffect(() => {
    if (ready) chart.current?.setOption(dressed(option), { notMerge: false, lazyUpdate: true });
  }, [ready, option]);

  return (
    <div className="drawing" style={{ height }}>
      {!ready && <Loading />}
      <div ref={place} style={{ height, width: '100%' }} role="img" aria-label={says} />
    </div>
  );
}

/** The house look under whatever the page draws. */
function dressed(option: EChartsCoreOption): EChartsCoreOption {
  return {
    color: [t.indigo, t.pine, t.amber, t.vermilion, t.inkSoft],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: t.ink, fontSize: 13 },
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    animationDurationUpdate: 300,
    aria: { enabled: true, decal: { show: true } },
    ...option,
  };
}

export function FiguresTable({ table, label }: { table: PictureTable; label: string }) {
  return (
    <div className="figures" tabIndex={0} role="region" aria-label={label}>
      <table>
        <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {table.rows.map((row, at) => <tr key={`${at}-${row[0] ?? ''}`}>{row.map((value, column) => (column === 0 ? <th key={column} scope="row">{value}</th> : <td key={column}>{value}</td>))}</tr>)}
        </tbody>
      </table>
    </div>
  );
}
