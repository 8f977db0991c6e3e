import type { z } from 'zod';
import { sql, type Tx } from './sql.ts';

/** What a number counts; its word stands on the settings page, in both languages. */
export type SettingUnit = 'min' | 's' | 'h' | 'd' | 'm' | 'km' | 'm²' | '°C' | '%' | 'mg/L';

/** A named limit. `source` says where the default comes from; 'ours' is shown in the admin page as an unsourced default. */
export type Setting<V extends z.ZodType = z.ZodType> = Readonly<{
  value: V;
  fallback: z.output<V>;
  source: string;
  unit?: SettingUnit;
  zh: string;
  en: string;
  /** A value that costs something: it is saved only on this page of the desks, which shows beforehand what it costs. */
  seenFirst?: Readonly<{ value: z.output<V>; page: string }>;
}>;

export type NamedSetting<V extends z.ZodType = z.ZodType> = Setting<V> &
  Readonly<{
    name: string;
    /** The value in force at a branch at a time: branch, then region, then network, then the default. */
    at: (tx: Tx, branch: string, now: Date) => Promise<z.output<V>>;
  }>;

type Named<T> = { [K in keyof T]: T[K] extends Setting<infer V> ? NamedSetting<V> : never };

export function defineSettings<T extends Record<string, Setting>>(module: string, table: T): Named<T> {
  return Object.fromEntries(
    Object.entries(table).map(([key, setting]) => {
      const name = `${module}.${key}`;
      return [key, { ...setting, name, at: (tx: Tx, branch: string, now: Date) => valueAt(tx, { ...setting, name }, branch, now) }];
    }),
  ) as Named<T>; // the keys are those of `table`
}

/** A value that somebody once set for a branch, its region or all. */
export type SetValue = Readonly<{ fromOn: string; untilOn: string | null; setBy: string; setAt: Date }>;

/** Everything that was ever set for a branch or above it, the newest first. Nothing is taken back, so how many there are says which state somebody has seen. */
export function valuesEverSet(tx: Tx, { name }: Pick<NamedSetting, 'name'>, branch: string): Promise<SetValue[]> {
  return tx.many<SetValue>(sql`
    select setting.from_on::text as "fromOn", setting.until_on::text as "untilOn", setting.set_by as "setBy", setting.set_at as "setAt"
    from app.place branch
    join app.setting on setting.name = ${name} and setting.place_id in (branch.id, branch.parent_id, '00000000-0000-0000-0000-000000000000')
    where branch.id = ${branch}
    order by setting.set_at desc, setting.id desc`);
}

async function valueAt(tx: Tx, setting: Setting & { name: string }, branch: string, now: Date): Promise<unknown> {
  const row = await tx.one<{ value: unknown }>(sql`select app.setting_of(${setting.name}, ${branch}, ${now}) as value`);
  return row.value === null ? setting.fallback : setting.value.parse(row.value);
}

/** All settings of a table at once, for rules that need several: one statement. */
export async function settingsAt<T extends Record<string, NamedSetting>>(
  tx: Tx, table: T, branch: string, now: Date,
): Promise<{ [K in keyof T]: z.output<T[K]['value']> }> {
  const entries = Object.entries(table);
  const rows = await tx.many<{ name: string; value: unknown }>(sql`
    select name, app.setting_of(name, ${branch}, ${now}) as value from unnest(${entries.map(([, setting]) => setting.name)}::text[]) as name`);
  const stored = new Map(rows.map((row) => [row.name, row.value]));
  return Object.fromEntries(
    entries.map(([key, setting]) => {
      const value = stored.get(setting.name);
      return [key, value === null || value === undefined ? setting.fallback : setting.value.parse(value)];
    }),
  ) as { [K in keyof T]: z.output<T[K]['value']> }; // each parsed by its own schema
}

/** All settings of a table at many branches, in one statement that names only what somebody set; which value holds as in app.setting_of. */
export async function settingsAtEach<T extends Record<string, NamedSetting>>(
  tx: Tx, table: T, branches: readonly string[], now: Date,
): Promise<Map<string, { [K in keyof T]: z.output<T[K]['value']> }>> {
  const entries = Object.entries(table);
  const rows = await tx.many<{ branch: string; name: string; value: unknown }>(sql`
    select distinct on (branch.id, setting.name) branch.id as branch, setting.name, setting.value
    from app.place branch
    join app.setting on setting.name = any (${entries.map(([, setting]) => setting.name)}::text[]) and setting.place_id in (branch.id, branch.parent_id, '00000000-0000-0000-0000-000000000000')
      and (${now} at time zone branch.time_zone)::date between setting.from_on and coalesce(setting.until_on, 'infinity'::date)
    where branch.id = any (${branches}::uuid[])
    order by branch.id, setting.name, case setting.place_id when branch.id then 0 when branch.parent_id then 1 else 2 end, setting.from_on desc, setting.set_at desc`);
  const stored = new Map(rows.map((row) => [`${row.branch} ${row.name}`, row.value]));
  return new Map(branches.map((branch) => [branch, Object.fromEntries(entries.map(([key, setting]) => {
    const value = stored.get(`${branch} ${setting.name}`);
    return [key, value === undefined ? setting.fallback : setting.value.parse(value)];
  })) as { [K in keyof T]: z.output<T[K]['value']> }])); // each parsed by its own schema
}

/** One setting at many branches, in one statement. */
export async function settingAtEach<V extends z.ZodType>(tx: Tx, setting: NamedSetting<V>, branches: readonly string[], now: Date): Promise<Map<string, z.output<V>>> {
  return new Map([...await settingsAtEach(tx, { setting }, branches, now)].map(([branch, values]) => [branch, values.setting]));
}

/** Days after today from which a setting holds or no longer holds somewhere, the soonest first; at most `most`. */
export async function daysOfChange(tx: Tx, { name }: Pick<NamedSetting, 'name'>, today: string, most: number): Promise<string[]> {
  const rows = await tx.many<{ day: string }>(sql`
    select distinct day::text from app.setting cross join lateral (values (from_on), (until_on + 1)) as change (day)
    where name = ${name} and day > ${today} order by day limit ${most}`);
  return rows.map((one) => one.day);
}
