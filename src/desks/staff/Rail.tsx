import { AuditOutlined, BankOutlined, CalendarOutlined, CheckSquareOutlined, ClockCircleOutlined, ExperimentOutlined, CloudUploadOutlined, DesktopOutlined, EnvironmentOutlined, InboxOutlined, LineChartOutlined, MessageOutlined, ProfileOutlined, QrcodeOutlined, SafetyOutlined, SettingOutlined, SoundOutlined, SwapOutlined, TeamOutlined, ToolOutlined, UnlockOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { type ComponentType, createElement } from 'react';
import { NavLink, useSearchParams } from 'react-router';
import { Mark } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import type { DeskPage } from './desks.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

const ICONS: Record<DeskPage['icon'], ComponentType> = {
  queue: BankOutlined, counter: SoundOutlined, today: LineChartOutlined, map: EnvironmentOutlined, hours: ClockCircleOutlined, list: UnorderedListOutlined, import: CloudUploadOutlined,
  trail: AuditOutlined, system: ToolOutlined, settings: SettingOutlined, screen: DesktopOutlined, people: TeamOutlined, booking: CalendarOutlined, message: MessageOutlined,
  rounds: CheckSquareOutlined, plan: ProfileOutlined, label: QrcodeOutlined, supplies: InboxOutlined, gate: UnlockOutlined, net: SafetyOutlined, 'what-if': ExperimentOutlined, rotation: SwapOutlined,
};

/** The pages of one's roles. */
export function Rail({ pages }: { pages: readonly DeskPage[] }) {
  const [address] = useSearchParams();
  const branch = address.get('branch');
  return (
    <nav className="rail" aria-label={w.desks}>
      <span className="rail-mark"><Mark /><span>{pickText('开门', 'Kaimen')}</span></span>
      {pages.map((page) => (
        <NavLink key={page.path} className="rail-link" to={`/${page.path}${branch ? `?branch=${branch}` : ''}`}>
          {createElement(ICONS[page.icon], { 'aria-hidden': true } as object)}<span>{pickText(page.zh, page.en)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
