import { DownloadOutlined, PrinterOutlined, SearchOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Drawer, Input, Pagination, Popover, Segmented, Select, Table, type TableColumnType } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSearchParams } from 'react-router';
import { count } from '../format.ts';
import { words } from '../words.ts';
import { csvOf, download } from './csv.ts';
import { DeskPage } from './DeskPage.tsx';
import { useNarrow } from './narrow.ts';
import { EmptyState, FaultNotice } from './signs.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export type Column<Row> = {
  key: string;
  title: string;
  /** The plain value: what sorting, searching and the exported file use, and what is shown unless `show` says otherwise. */
  value: (row: Row) => string | number;
  show?: (row: Row) => ReactNode;
  width?: number;
  align?: 'left' | 'right';
  sorts?: boolean;
  /** Hidden until the person asks for it. */
  spare?: boolean;
  /** As it stands in the exported file, where a drawing is several columns. */
  inFile?: readonly { title: string; value: (row: Row) => string | number }[];
};

export type Filter<Row> = { name: string; label: string; choices: readonly { value: string; label: string }[]; fits: (row: Row, chosen: string) => boolean };

type ListPageProps<Row> = {
  title: string;
  below?: ReactNode;
  /** Names the list in the address bar's memory and in the exported file. */
  name: string;
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  filters?: readonly Filter<Row>[];
  /** What the search field looks through; without it there is no search field. */
  searches?: (row: Row) => string;
  searchLabel?: string;
  fault?: unknown;
  again?: () => void;
  loading?: boolean;
  empty: { title: string; help?: ReactNode; action?: ReactNode };
  actions?: ReactNode;
  /** What opens beside the list when a row is chosen; the chosen row stands in the address. */
  drawer?: { title: (row: Row) => string; show: (row: Row) => ReactNode };
  /** Beside the filters: what the server itself is asked for, such as a day. */
  tools?: ReactNode;
  /** Above the list: a picture, figures. */
  children?: ReactNode;
  pageSize?: number;
  /** All rows on paper, not only the page that is shown. */
  prints?: boolean;
};

/** The list page of every desk: filters in the address, rows, one row beside them, the same rows as a file. On a phone each row is a card: nobody reads a table through a keyhole. */
export function ListPage<Row extends object>(props: ListPageProps<Row>) {
  const { rows, columns, filters = [], searches } = props;
  const [address, setAddress] = useSearchParams();
  const [hidden, setHidden] = useKept<string[]>(`kaimen.list.${props.name}.hidden`, columns.filter((one) => one.spare).map((one) => one.key));
  const [dense, setDense] = useKept(`kaimen.list.${props.name}.dense`, false);
  const keep = (values: Record<string, string | undefined>): void => setAddress((before) => changed(before, values), { replace: true });

  const search = address.get('q') ?? '';
  const fitting = useMemo(() => (rows ?? []).filter((row) => {
    const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const text = searches ? searches(row).toLowerCase() : '';
    return words.every((word) => text.includes(word)) && filters.every((filter) => !address.get(filter.name) || filter.fits(row, address.get(filter.name) ?? ''));
  }), [rows, search, address, filters, searches]);
  const sort = address.get('sort') ?? '';
  const sorted = useMemo(() => inOrder(fitting, columns, sort), [fitting, columns, sort]);
  const shown = columns.filter((column) => !hidden.includes(column.key));
  const chosen = props.drawer && address.get('row') ? (rows ?? []).find((row) => props.rowKey(row) === address.get('row')) : undefined;
  const isFiltered = search !== '' || filters.some((filter) => address.get(filter.name));
  const clear = (): void => keep(Object.fromEntries([['q', undefined], ...filters.map((filter) => [filter.name, undefined])]));
  const [onPaper, setOnPaper] = useState(false);
  const printAll = (): void => { flushSync(() => setOnPaper(true)); print(); setOnPaper(false); };
  const isNarrow = useNarrow();
  const open = props.drawer && ((row: Row): void => keep({ row: props.rowKey(row) }));
  const noMatch = <EmptyState title={w.noMatch} help={w.noMatchHelp} action={<Button onClick={clear}>{w.clear}</Button>} />;
  const pagination = { pageSize: isNarrow ? CARDS : props.pageSize ?? 50, hideOnSinglePage: true, showSizeChanger: false, current: Number(address.get('page') ?? '1'), onChange: (page: number) => keep({ page: page > 1 ? String(page) : undefined }) };

  return (
    <DeskPage title={props.title} below={props.below} actions={props.actions} wide>
      {props.children}
      <div className="list-tools" role="search">
        {props.tools}
        {searches && <Input className="list-search" prefix={<SearchOutlined aria-hidden />} allowClear value={search} placeholder={props.searchLabel ?? w.search} aria-label={props.searchLabel ?? w.search} onChange={(event) => keep({ q: event.target.value })} />}
        {filters.map((filter) => (
          <Select key={filter.name} className="list-filter" allowClear placeholder={filter.label} aria-label={filter.label} value={address.get(filter.name)} options={[...filter.choices]} onChange={(value) => keep({ [filter.name]: value ?? undefined })} popupMatchSelectWidth={false} />
        ))}
        {isNarrow && <SortChoice columns={shown} sort={sort} choose={(sort) => keep({ sort })} />}
        {isFiltered && <Button type="link" onClick={clear}>{w.clear}</Button>}
        <span className="list-count" role="status">{rows && (isFiltered ? w.filtered(count(sorted.length), count(rows.length)) : w.rows(count(rows.length)))}</span>
        <span className="list-right">
          <Settings columns={columns} hidden={hidden} setHidden={setHidden} dense={dense} setDense={setDense} />
          {props.prints && <Button icon={<PrinterOutlined aria-hidden />} disabled={sorted.length === 0} onClick={printAll}>{w.print}</Button>}
          <Button icon={<DownloadOutlined aria-hidden />} disabled={sorted.length === 0} onClick={() => download(`${props.name}.csv`, fileOf(shown, sorted))}>{w.exportCsv}</Button>
        </span>
      </div>
      {props.fault !== undefined && <FaultNotice fault={props.fault} {...(props.again && { again: props.again })} />}
      {rows && rows.length === 0 ? <EmptyState {...props.empty} /> : isNarrow && rows ? (
        sorted.length === 0 ? noMatch : (
          <>
            <Cards label={props.title} rows={onPaper ? sorted : pageOf(sorted, pagination)} rowKey={props.rowKey} columns={shown} open={open} />
            {!onPaper && <Pagination {...pagination} total={sorted.length} align="center" />}
          </>
        )
      ) : (
        <Table<Row>
          rowKey={props.rowKey} dataSource={sorted} columns={shown.map((column, nth) => tableColumn(column, sort, nth === 0 && open !== undefined))} size={dense ? 'small' : 'middle'}
          loading={(props.loading ?? false) && !rows} scroll={{ x: 'max-content' }} showSorterTooltip={false} sortDirections={['ascend', 'descend']} pagination={onPaper ? false : pagination}
          onChange={(_, __, sorter, { action }) => { if (action === 'sort' && !Array.isArray(sorter)) keep({ sort: sorter.order ? `${String(sorter.columnKey)}${sorter.order === 'descend' ? '-' : ''}` : undefined }); }}
          locale={{ emptyText: noMatch }} {...(open && { onRow: (row: Row) => ({ onClick: () => open(row), className: 'row-opens' }) })}
        />
      )}
      {props.drawer && (
        <Drawer open={chosen !== undefined} title={chosen && props.drawer.title(chosen)} size={520} onClose={() => keep({ row: undefined })} destroyOnHidden>
          {chosen && props.drawer.show(chosen)}
        </Drawer>
      )}
    </DeskPage>
  );
}

/** on one page of a phone: three screens or so */
const CARDS = 20;

type CardsProps<Row> = { label: string; rows: readonly Row[]; rowKey: (row: Row) => string; columns: readonly Column<Row>[]; open: ((row: Row) => void) | undefined };

function Cards<Row>({ label, rows, rowKey, columns: [first, ...others], open }: CardsProps<Row>) {
  return (
    <ul className="list-cards" aria-label={label}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="list-card">
          {first && (open ? <button type="button" className="row-open" onClick={() => open(row)}>{shownIn(first, row)}</button> : <b>{shownIn(first, row)}</b>)}
          <dl>
            {others.filter((column) => column.show !== undefined || column.value(row) !== '').map((column) => (
              <div key={column.key}><dt>{column.title}</dt><dd>{shownIn(column, row)}</dd></div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** Where there are no heads of columns to press. */
function SortChoice<Row>({ columns, sort, choose }: { columns: readonly Column<Row>[]; sort: string; choose: (sort: string | undefined) => void }) {
  const options = columns.filter((one) => one.sorts !== false).flatMap(({ key, title }) => [{ value: key, label: `${title} ↑` }, { value: `${key}-`, label: `${title} ↓` }]);
  return <Select className="list-filter" allowClear placeholder={w.sort} aria-label={w.sort} value={sort === '' ? undefined : sort} options={options} onChange={(value: string | undefined) => choose(value)} popupMatchSelectWidth={false} />;
}

type SettingsProps<Row> = { columns: readonly Column<Row>[]; hidden: string[]; setHidden: (hidden: string[]) => void; dense: boolean; setDense: (dense: boolean) => void };

function Settings<Row>({ columns, hidden, setHidden, dense, setDense }: SettingsProps<Row>) {
  const content = (
    <div className="list-settings">
      <Segmented value={dense ? 'dense' : 'roomy'} aria-label={w.density} options={[{ value: 'roomy', label: w.roomy }, { value: 'dense', label: w.dense }]} onChange={(value) => setDense(value === 'dense')} />
      <Checkbox.Group
        value={columns.filter((one) => !hidden.includes(one.key)).map((one) => one.key)} options={columns.map((one) => ({ value: one.key, label: one.title }))}
        onChange={(keys) => setHidden(columns.filter((one) => !keys.includes(one.key)).map((one) => one.key))}
      />
    </div>
  );
  return <Popover content={content} trigger="click" placement="bottomRight" title={w.columns}><Button icon={<SettingOutlined aria-hidden />} aria-label={w.columns} /></Popover>;
}

function tableColumn<Row>(column: Column<Row>, sort: string, opens: boolean): TableColumnType<Row> {
  return {
    key: column.key, title: column.title, align: column.align ?? 'left', ...(column.width !== undefined && { width: column.width }),
    // Its press is the row's: the keyboard needs something to stand on.
    render: (_, row) => (opens ? <button type="button" className="row-open">{shownIn(column, row)}</button> : shownIn(column, row)),
    ...(column.sorts !== false && { sorter: true, sortOrder: sort === column.key ? 'ascend' as const : sort === `${column.key}-` ? 'descend' as const : null }),
  };
}

function fileOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cells = columns.flatMap((one) => one.inFile ?? [one]);
  return csvOf([cells.map((one) => one.title), ...rows.map((row) => cells.map((one) => one.value(row)))]);
}

function shownIn<Row>(column: Column<Row>, row: Row): ReactNode {
  const value = column.value(row);
  return column.show ? column.show(row) : typeof value === 'number' ? count(value) : value;
}

function pageOf<Row>(rows: readonly Row[], { current, pageSize }: { current: number; pageSize: number }): readonly Row[] {
  return rows.slice((current - 1) * pageSize, current * pageSize);
}

/** Sorted by us, so that the file that is exported has the order of the screen. */
function inOrder<Row>(rows: readonly Row[], columns: readonly Column<Row>[], sort: string): readonly Row[] {
  const column = columns.find((one) => one.key === sort.replace(/-$/, ''));
  if (!column) return rows;
  const collator = new Intl.Collator(['zh-CN', 'en'], { numeric: true });
  const sign = sort.endsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [one, other] = [column.value(a), column.value(b)];
    return sign * (typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other)));
  });
}

function changed(before: URLSearchParams, values: Record<string, string | undefined>): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') after.delete(name);
    else after.set(name, value);
  }
  // A changed filter begins on the first page again.
  if (!('page' in values) && !('row' in values)) after.delete('page');
  return after;
}

/** A habit of this person on this machine: no rule, nothing personal. */
function useKept<V>(key: string, first: V): [V, (value: V) => void] {
  const [value, setValue] = useState<V>(() => {
    try {
      const kept = localStorage.getItem(key);
      return kept === null ? first : (JSON.parse(kept) as V); // written by the line below only
    } catch {
      return first;
    }
  });
  return [value, (next) => { localStorage.setItem(key, JSON.stringify(next)); setValue(next); }];
}
