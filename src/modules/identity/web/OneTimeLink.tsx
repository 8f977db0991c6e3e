import { Button, Input, Space } from 'antd';
import { Notice, useToast } from '#ui/staff/kit.ts';
import { words } from '#ui/words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

export function OneTimeLink({ link }: { link: string }) {
  const toast = useToast();
  const copy = (): void => void navigator.clipboard.writeText(link).then(() => toast.done(w.copied), () => {});
  return (
    <>
      <Notice kind="open" title={w.addDone} />
      <Space.Compact block>
        <Input readOnly value={link} aria-label={w.link} onFocus={(event) => event.target.select()} />
        <Button type="primary" onClick={copy}>{w.copy}</Button>
      </Space.Compact>
    </>
  );
}
