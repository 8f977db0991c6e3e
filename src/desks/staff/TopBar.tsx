import { BankOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select } from 'antd';
import { type ReactNode } from 'react';
import { KeptChip, useTouch, useToast, type Me, type Place } from '#ui/staff/kit.ts';
import { lang, named, speak, words } from '#ui/words.ts';
import { BankClock } from './BankClock.tsx';
import { signOut } from './session.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const MANY = 6;

/** Where one is, what time it is there, and who one is. */
export function TopBar({ me, place, onSignedOut, menu }: { me: Me; place: Place | undefined; onSignedOut: () => void; menu: ReactNode }) {
  const { touch, setTouch } = useTouch();
  const toast = useToast();
  const leave = async (): Promise<void> => {
    try {
      await signOut();
      onSignedOut();
    } catch (fault) {
      toast.refused(fault);
    }
  };
  const roles = me.roles.map((role) => w.roles[role] ?? role).join(' · ');
  return (
    <header className="topbar">
      {menu}
      {place && (
        <div className="topbar-place">
          <BankOutlined aria-hidden />
          {place.branches.length > 1
            ? <Select aria-label={w.branch} variant="borderless" value={place.branch.id} onChange={place.choose} popupMatchSelectWidth={false} showSearch={place.branches.length > MANY ? { optionFilterProp: 'label' } : false} options={place.branches.map((one) => ({ value: one.id, label: named(one) }))} />
            : <span>{named(place.branch)}</span>}
        </div>
      )}
      {place && <BankClock zone={place.branch.timeZone} />}
      <div className="topbar-right">
        {place && <KeptChip branch={place.branch.id} zone={place.branch.timeZone} />}
        <Button type="text" aria-label={w.otherLangLabel} lang={lang === 'zh' ? 'en' : 'zh-CN'} onClick={() => speak(lang === 'zh' ? 'en' : 'zh')}>{w.otherLang}</Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [{ key: 'who', label: roles, disabled: true }, { key: 'touch', label: touch ? w.touchOff : w.touchOn }, { type: 'divider' }, { key: 'leave', label: w.signOut }],
            onClick: ({ key }) => { if (key === 'touch') setTouch(!touch); else if (key === 'leave') void leave(); },
          }}
        >
          <Button type="text" icon={<UserOutlined aria-hidden />}>{me.name}</Button>
        </Dropdown>
      </div>
    </header>
  );
}
