import { Button, Flex, Input, InputNumber, Segmented, Switch } from 'antd';
import { useMemo, useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { caller, type Answer } from '#ui/call.ts';
import { dayOf } from '#ui/format.ts';
import { Badge, type Column, ListPage, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText, words } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { en } from './settings-words.en.ts';
import { zh } from './settings-words.zh.ts';

const w = words({ zh, en });
const call = caller<typeof contract>();
const key = (branch: string) => ['settings', branch];

type Setting = Answer<typeof contract, 'GET /api/branches/:branch/settings'>['settings'][number];
type Json = Parameters<typeof call<'POST /api/branches/:branch/settings'>>[1]['body']['value'];

/** Every limit of the house at the chosen branch: its value today, where the default comes from, and a dated change. */
export function SettingsPage() {
  const { branch } = usePlace();
  const { answer, fault, again, loading } = useCall(key(branch.id), (signal) => call('GET /api/branches/:branch/settings', { params: { branch: branch.id }, signal }));
  const columns: Column<Setting>[] = useMemo(() => [
    { key: 'title', title: w.setting, value: titleOf },
    { key: 'value', title: w.value, value: (row) => textOf(row.value), show: (row) => <b className="nowrap">{`${textOf(row.value)} ${row.unit}`}</b>, width: 180 },
    { key: 'fallback', title: w.fallback, value: (row) => textOf(row.fallback), width: 140 },
    { key: 'source', title: w.source, value: (row) => row.source, show: (row) => (row.source === 'ours' ? <Badge kind="watch">{w.unsourced}</Badge> : row.source), width: 260 },
    { key: 'name', title: w.name, value: (row) => row.name, spare: true },
  ], []);
  return (
    <ListPage<Setting>
      name="settings" title={w.title} below={w.below(named(branch))} rows={answer?.settings} fault={fault} again={again} loading={loading} rowKey={(row) => row.name} columns={columns}
      searches={(row) => `${row.zh} ${row.en} ${row.name} ${row.source}`} searchLabel={w.search}
      filters={[
        { name: 'module', label: w.module, choices: [...new Set((answer?.settings ?? []).map(moduleOf))].map((value) => ({ value, label: w.modules[value] ?? value })), fits: (row, module) => moduleOf(row) === module },
        { name: 'changed', label: w.changed, choices: [{ value: 'yes', label: w.changedYes }], fits: (row) => textOf(row.value) !== textOf(row.fallback) },
      ]}
      empty={{ title: w.empty }}
      drawer={{ title: titleOf, show: (setting) => <ChangeSetting key={setting.name} setting={setting} /> }}
    />
  );
}

function ChangeSetting({ setting }: { setting: Setting }) {
  const { me, branch } = usePlace();
  const toast = useToast();
  const [level, setLevel] = useState<'branch' | 'region' | 'network'>('branch');
  const [value, setValue] = useState<unknown>(setting.value);
  const [fromOn, setFromOn] = useState(dayOf(bankNow(), branch.timeZone));
  const [untilOn, setUntilOn] = useState<string>();
  const [source, setSource] = useState('');
  const mayNetwork = mayDo(me, can.changeNetworkSetting);
  const may = mayDo(me, can.changeBranchSetting);
  const change = useDeed(() => {
    const body = { name: setting.name, value: value as Json, fromOn, ...(untilOn && { untilOn }), ...(source && { source }) }; // the server checks it against the setting's own schema
    if (level === 'branch') return call('POST /api/branches/:branch/settings', { params: { branch: branch.id }, body });
    return call('POST /api/settings', { body: { ...body, ...(level === 'region' && { region: branch.region }) } });
  }, { renews: [key(branch.id)], done: () => toast.done(w.done) });
  const levels = [{ value: 'branch', label: w.levels.branch(named(branch)) }, { value: 'region', label: w.levels.region, disabled: !mayNetwork }, { value: 'network', label: w.levels.network, disabled: !mayNetwork }] as const;

  return (
    <Flex vertical gap={16}>
      <dl className="facts">
        <div><dt>{w.value}</dt><dd>{`${textOf(setting.value)} ${setting.unit}`}</dd></div>
        <div><dt>{w.fallback}</dt><dd>{textOf(setting.fallback)}</dd></div>
        <div><dt>{w.source}</dt><dd>{setting.source === 'ours' ? w.unsourced : setting.source}</dd></div>
        <div><dt>{w.name}</dt><dd>{setting.name}</dd></div>
      </dl>
      <Flex vertical gap={4}><span className="soft">{w.newValue}</span><ValueField label={w.newValue} value={value} like={setting.fallback} change={setValue} /></Flex>
      <Segmented aria-label={w.level} value={level} options={[...levels]} onChange={setLevel} />
      <Flex gap={8} wrap>
        <Input type="date" addonBefore={w.from} aria-label={w.from} value={fromOn} style={{ width: 240 }} onChange={(event) => event.target.value && setFromOn(event.target.value)} />
        <Input type="date" addonBefore={w.until} aria-label={w.until} value={untilOn ?? ''} style={{ width: 280 }} onChange={(event) => setUntilOn(event.target.value || undefined)} />
      </Flex>
      <Input value={source} maxLength={300} placeholder={w.sourceHint} aria-label={w.sourceHint} onChange={(event) => setSource(event.target.value)} />
      <Button type="primary" loading={change.busy} disabled={!may} title={may ? undefined : w.mayNot} onClick={() => void change.run(undefined)}>{w.save}</Button>
    </Flex>
  );
}

/** A field that fits what the setting is: a number, a yes or no, a text, or a list or table as JSON. */
function ValueField({ label, value, like, change }: { label: string; value: unknown; like: unknown; change: (value: unknown) => void }) {
  const [text, setText] = useState(JSON.stringify(value));
  if (typeof like === 'number') return <InputNumber aria-label={label} value={typeof value === 'number' ? value : null} onChange={change} style={{ width: 200 }} />;
  if (typeof like === 'boolean') return <Switch aria-label={label} checked={value === true} onChange={change} />;
  if (typeof like === 'string') return <Input aria-label={label} value={typeof value === 'string' ? value : ''} onChange={(event) => change(event.target.value)} />;
  const read = (typed: string): void => {
    setText(typed);
    try {
      change(JSON.parse(typed));
    } catch {
      // Half-typed JSON: the last good value stays until it reads again.
    }
  };
  return <Input.TextArea aria-label={label} value={text} autoSize status={isJson(text) ? '' : 'error'} onChange={(event) => read(event.target.value)} />;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function titleOf(setting: Setting): string {
  return pickText(setting.zh, setting.en);
}

function moduleOf(setting: Setting): string {
  return setting.name.split('.')[0] ?? '';
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value ?? '');
}
