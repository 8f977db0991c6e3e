import { Button, Form, Input, Radio } from 'antd';
import { mayDo } from '#kernel/permission.ts';
import { Badge, DeskPage, FaultNotice, Loading, useCall, useDeed, usePlace, useToast } from '#ui/staff/kit.ts';
import { clock, shortDate } from '#ui/format.ts';
import { lang, words } from '#ui/words.ts';
import { can } from '../can.ts';
import { isRoundTheClock, sessionsText } from '../wall.ts';
import { call } from './ask.ts';
import { en } from './zone-words.en.ts';
import { zh } from './zone-words.zh.ts';

const w = words({ zh, en });
const STATES = ['joined', 'cut_off', 'closed'] as const;
const MEANING = { joined: 'open', cut_off: 'watch', closed: 'act' } as const;
type Fields = { state: (typeof STATES)[number]; reason: string; reasonEn: string };

/** 24小时自助区: how it stands towards the hall, since when and why, and what customers read of it. */
export function ZonePage() {
  const { branch, me } = usePlace();
  const toast = useToast();
  const key = ['self-service', branch.id];
  const { answer, fault, again } = useCall(key, (signal) => call('GET /api/branches/:branch/self-service', { params: { branch: branch.id }, signal }), { every: 10_000 });
  const [form] = Form.useForm<Fields>();
  const state = Form.useWatch('state', form);
  const save = useDeed((body: Fields) => call('PUT /api/branches/:branch/self-service', { params: { branch: branch.id }, body }), { renews: [key], done: () => toast.done(w.saved) });
  if (!answer) return <DeskPage title={w.title} below={w.below}>{fault === undefined ? <Loading /> : <FaultNotice fault={fault} again={again} />}</DeskPage>;
  const hours = answer.state === 'closed' || answer.sessions.length === 0 ? w.noHours : isRoundTheClock(answer.sessions) ? w.always : sessionsText(answer.sessions, lang);
  const asked = state ?? answer.state;
  return (
    <DeskPage title={w.title} below={w.below}>
      <section className="panel" aria-label={w.now} style={{ maxWidth: 640, marginBottom: 24 }}>
        <p style={{ margin: 0 }}><Badge kind={MEANING[answer.state]}>{w.states[answer.state]}</Badge> {answer.since !== null && <span className="soft">{w.since(`${shortDate(new Date(answer.since), branch.timeZone)} ${clock(answer.since, branch.timeZone)}`)}</span>}</p>
        {answer.reason !== '' && <p style={{ margin: '8px 0 0' }}>{answer.reason}<br /><span lang="en" className="soft">{answer.reasonEn}</span></p>}
        <p style={{ margin: '8px 0 0' }}>{w.hours} <strong>{hours}</strong> <span className="soft">{w.hoursHelp}</span></p>
        <p style={{ margin: '8px 0 0' }}><a href={`/b/${encodeURIComponent(branch.id)}`} target="_blank" rel="noreferrer">{w.seeAsCustomer}</a></p>
      </section>
      {mayDo(me, can.setSelfService, branch.id) && (
        <Form<Fields> key={`${answer.state} ${answer.since}`} form={form} layout="vertical" style={{ maxWidth: 640 }} initialValues={{ state: answer.state, reason: answer.reason, reasonEn: answer.reasonEn }} onFinish={(fields) => { void save.run(fields.state === 'joined' ? { ...fields, reason: '', reasonEn: '' } : { ...fields, reasonEn: fields.reasonEn ?? '' }); }}>
          <Form.Item name="state" label={w.change}><Radio.Group style={{ display: 'grid', gap: 8 }} options={STATES.map((value) => ({ value, label: <>{w.states[value]} <span className="soft">{w.helps[value]}</span></> }))} /></Form.Item>
          <div hidden={asked === 'joined'}>
            <Form.Item name="reason" label={w.reason} rules={asked === 'joined' ? [] : [{ required: true, whitespace: true, message: w.needed }]}><Input maxLength={120} /></Form.Item>
            <Form.Item name="reasonEn" label={w.reasonEn}><Input maxLength={120} /></Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={save.busy}>{w.save}</Button>
        </Form>
      )}
    </DeskPage>
  );
}
