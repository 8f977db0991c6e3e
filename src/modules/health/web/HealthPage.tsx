import { mayDo } from '#kernel/permission.ts';
import { DeskPage, FaultNotice, Loading, useCall, usePlace } from '#ui/staff/kit.ts';
import { can } from '../can.ts';
import { call, w } from './ask.ts';
import './health.css';
import { OwnHealth } from './OwnHealth.tsx';
import { ReportPanel } from './ReportPanel.tsx';
import { Absences, TeamBoard } from './TeamBoard.tsx';

/** 员工健康: one's own declaration first; who leads the branch sees the team, looks after who is away, and signs the day's report. */
export function HealthPage() {
  const { branch, me } = usePlace();
  return (
    <DeskPage title={w.title} below={w.below}>
      <div className="health">
        {mayDo(me, can.declare, branch.id) && <OwnHealth />}
        {mayDo(me, can.seeBoard, branch.id) && <Team />}
      </div>
    </DeskPage>
  );
}

function Team() {
  const { branch, me } = usePlace();
  const key = ['staff-health', branch.id];
  const { answer: board, fault, again } = useCall(key, (signal) => call('GET /api/branches/:branch/staff-health', { params: { branch: branch.id }, signal }), { every: 20_000 });
  if (!board) return fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />;
  return (
    <>
      {mayDo(me, can.signReport, branch.id) && <ReportPanel board={board} renews={key} />}
      <TeamBoard board={board} renews={key} />
      {mayDo(me, can.keepPath, branch.id) && <Absences board={board} renews={key} />}
    </>
  );
}
