import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { mayDo } from '#kernel/permission.ts';
import { count, shortDate } from '#ui/format.ts';
import { DeskPage, EmptyState, FaultNotice, Loading, Notice, useCall, useMe } from '#ui/staff/kit.ts';
import { pickText } from '#ui/words.ts';
import { can } from '../can.ts';
import { call, DESK, HISTORY, w } from './ask.ts';
import { AreaHistory } from './AreaHistory.tsx';
import { CasesImport } from './CasesImport.tsx';
import { Places } from './Places.tsx';
import { RulePanel } from './RulePanel.tsx';
import './risk.css';

const EVERY_MS = 60_000;

/** 风险等级: each region with the level of its area, the days of an area as a picture, the rule, and the counts they come from. */
export function RiskPage() {
  const me = useMe();
  const [address, setAddress] = useSearchParams();
  const [imports, setImports] = useState(address.has('file'));
  const { answer, fault, again } = useCall(DESK, (signal) => call('GET /api/risk', { signal }), { every: EVERY_MS });
  const chosen = address.get('area') ?? answer?.inUse[0]?.code ?? answer?.areas[0]?.code;
  const history = useCall([...HISTORY, chosen ?? ''], (signal) => call('GET /api/risk/areas/:area', { params: { area: chosen ?? '' }, query: {}, signal }), { only: chosen !== undefined });
  const put = (name: 'area' | 'file', value: string | undefined): void => setAddress((before) => {
    const after = new URLSearchParams(before);
    if (value === undefined) after.delete(name); else after.set(name, value);
    return after;
  }, { replace: true });
  const show = (area: string): void => put('area', area);
  const bring = mayDo(me, can.importCases) && <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => setImports(true)}>{w.import}</Button>;
  return (
    <DeskPage title={w.title} wide actions={bring} {...(answer && { below: w.below(shortDate(answer.counted)) })}>
      {fault !== undefined && <FaultNotice fault={fault} again={again} />}
      {!answer && fault === undefined && <Loading />}
      {answer && answer.late.length > 0 && <Notice kind="act" title={w.late(answer.late.map((one) => w.lateArea(one.name, shortDate(one.lastCounted))).join(pickText('；', '; ')))}>{mayDo(me, can.importCases) ? w.lateYours(count(answer.lateDays)) : w.lateTheirs(count(answer.lateDays))}</Notice>}
      {answer && answer.areas.length === 0 && <EmptyState title={w.empty} help={w.emptyHelp} action={bring} />}
      {answer && answer.areas.length > 0 && (
        <>
          <Places desk={answer} show={show} />
          {history.fault !== undefined && <FaultNotice fault={history.fault} again={history.again} />}
          {history.answer && <AreaHistory desk={answer} history={history.answer} choose={show} />}
        </>
      )}
      {answer && <RulePanel desk={answer} />}
      {imports && mayDo(me, can.importCases) && <CasesImport file={address.get('file') ?? undefined} choose={(file) => put('file', file)} written={() => { again(); history.again(); }} close={() => { setImports(false); put('file', undefined); }} />}
    </DeskPage>
  );
}
