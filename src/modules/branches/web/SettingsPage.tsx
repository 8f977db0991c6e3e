import { Button, Flex, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { mayDo } from '#kernel/permission.ts';
import { bankNow } from '#ui/bank-clock.ts';
import { caller, type Answer } from '#ui/call.ts';
import { dayOf } from '#ui/format.ts';
import { type Column, ListPage, Notice, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { named, pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import type { contract } from '../contract.ts';
import { pageToSeeFirst } from '../rules-settings.ts';
import { sayValue } from './setting-text.ts';
import { settingWords as w } from './setting-words.ts';
import { ValueField } from './ValueField.tsx';

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
    { key: 'value', title: w.value, value: (row) => sayValue(row.value, row.unit), show: (row) => <b className="setting-value">{sayValue(row.value, row.unit)}</b>, width: 300 },
    { key: 'fallback', title: w.fallback, value: (row) => sayValue(row.fallback, row.unit), show: (row) => <span className="setting-value soft">{isChanged(row) ? sayValue(row.fallback, row.unit) : '–'}</span>, width: 220 },
    { key: 'source', title: w.source, value: (row) => row.source, show: (row) => (row.source === 'ours' ? <span className="soft">{w.unsourced}</span> : row.source), width: 200 },
    { key: 'name', title: w.name, value: (row) => row.name, spare: true },
  ], []);
  return (
    <ListPage<Setting>
      name="settings" title={w.title} below={w.below(named(branch))} rows={answer?.settings} fault={fault} again={again} loading={loading} rowKey={(row) => row.name} columns={columns}
      searches={(row) => `${row.zh} ${row.en} ${row.name} ${row.source}`} searchLabel={w.search}
      filters={[
        { name: 'module', label: w.module, choices: [...new Set((answer?.settings ?? []).map(moduleOf))].map((value) => ({ value, label: w.modules[value] ?? value })), fits: (row, module) => moduleOf(row) === module },
        { name: 'changed', label: w.changed, choices: [{ value: 'yes', label: w.changedYes }], fits: isChanged },
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
  const costly = pageToSeeFirst(setting.seenFirst, { value, untilOn });
  const levels = [{ value: 'branch', label: w.levels.branch(named(branch)) }, { value: 'region', label: w.levels.region, disabled: !mayNetwork }, { value: 'network', label: w.levels.network, disabled: !mayNetwork }] as const;

  return (
    <Flex vertical gap={16}>
      <dl className="facts">
        <div><dt>{w.value}</dt><dd>{sayValue(setting.value, setting.unit)}</dd></div>
        <div><dt>{w.fallback}</dt><dd>{sayValue(setting.fallback, setting.unit)}</dd></div>
        <div><dt>{w.source}</dt><dd>{setting.source === 'ours' ? w.unsourced : setting.source}</dd></div>
        <div><dt>{w.name}</dt><dd>{setting.name}</dd></div>
      </dl>
      <Flex vertical gap={4}><span className="soft">{w.newValue}</span><ValueField label={w.newValue} value={value} like={setting.fallback} unit={w.units[setting.unit]} change={setValue} /></Flex>
      <Segmented aria-label={w.level} value={level} options={[...levels]} onChange={setLevel} />
      <Flex gap={8} wrap>
        <Input type="date" addonBefore={w.from} aria-label={w.from} value={fromOn} style={{ width: 240 }} onChange={(event) => event.target.value && setFromOn(event.target.value)} />
        <Input type="date" addonBefore={w.until} aria-label={w.until} value={untilOn ?? ''} style={{ width: 280 }} onChange={(event) => setUntilOn(event.target.value || undefined)} />
      </Flex>
      <Input value={source} maxLength={300} placeholder={w.sourceHint} aria-label={w.sourceHint} onChange={(event) => setSource(event.target.value)} />
      {costly !== undefined && <Notice kind="watch" title={w.seenFirst} action={<Button type="primary" href={`/desk/${costly}?branch=${branch.id}${level === 'branch' ? '' : '&view=all'}`}>{w.seeCost}</Button>}>{w.seenFirstHelp}</Notice>}
      <Button type={costly === undefined ? 'primary' : 'default'} loading={change.busy} disabled={!may || value === undefined || costly !== undefined} title={may ? undefined : w.mayNot} onClick={() => void change.run(undefined)}>{w.save}</Button>
    </Flex>
  );
}

function titleOf(setting: Setting): string {
  return pickText(setting.zh, setting.en.charAt(0).toUpperCase() + setting.en.slice(1));
}

function isChanged(setting: Setting): boolean {
  return JSON.stringify(setting.value) !== JSON.stringify(setting.fallback);
}

function moduleOf(setting: Setting): string {
  return setting.name.split('.')[0] ?? '';
}
