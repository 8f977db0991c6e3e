import { Button, Flex } from 'antd';
import { Badge, useDeed, useToast } from '#ui/staff/kit.ts';
import { lang } from '#ui/words.ts';
import { call, type GridBranch, PLAN, type PlanOfBranch, w } from './ask.ts';
import { copied } from './copied.ts';

/** Where customers see this branch's hours, and which version each place shows: those that read the board, and those that are hung up by hand. */
export function Channels({ branch, plan }: { branch: GridBranch; plan: PlanOfBranch }) {
  const toast = useToast();
  const hung = useDeed(() => call('PUT /api/branches/:branch/hours/channels/:channel', { params: { branch: branch.id, channel: 'poster' }, body: { version: plan.version } }), { renews: [PLAN], done: () => toast.done(w.posterNoted) });
  const code = encodeURIComponent(branch.code);
  const snippet = `<script async src="${location.origin}/embed/hours.js?branch=${code}&lang=${lang}"></script>`;
  const copy = async (): Promise<void> => {
    await copied(snippet);
    toast.done(w.copied);
  };
  const poster = plan.channels.find((one) => one.channel === 'poster');
  if (plan.version === 0) return null;
  return (
    <section>
      <h3>{w.channels}</h3>
      <Flex gap={8} wrap className="channel-links">
        <Button href={`/b/${code}`} target="_blank">{w.openPage}</Button>
        <Button href={`/b/${code}/poster?size=a4`} target="_blank">{w.posterA4}</Button>
        <Button href={`/b/${code}/poster?size=a3`} target="_blank">{w.posterA3}</Button>
        <Button href={`/api/public/branches/${code}/hours`} target="_blank">{w.openFeed}</Button>
        <Button onClick={() => void copy()}>{w.copySnippet}</Button>
      </Flex>
      <pre className="snippet" tabIndex={0}>{snippet}</pre>
      <p className="soft">{w.snippetHelp}</p>
      <ul className="channels">
        {plan.channels.map((one) => (
          <li key={one.channel}>{w.channelNames[one.channel]}<Badge kind={one.version === plan.version ? 'open' : 'watch'}>{one.version === plan.version ? w.version(one.version) : w.channelOld(one.version)}</Badge></li>
        ))}
      </ul>
      {poster?.version !== plan.version && <Button size="small" loading={hung.busy} onClick={() => void hung.run(undefined)}>{w.posterHung(plan.version)}</Button>}
    </section>
  );
}
