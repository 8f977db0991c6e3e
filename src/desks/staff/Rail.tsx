import { AlertOutlined, AuditOutlined, BankOutlined, CalendarOutlined, CheckSquareOutlined, ClockCircleOutlined, ExperimentOutlined, CloudUploadOutlined, DesktopOutlined, DisconnectOutlined, DownOutlined, EnvironmentOutlined, InboxOutlined, LineChartOutlined, MessageOutlined, ProfileOutlined, QrcodeOutlined, SafetyOutlined, SearchOutlined, SettingOutlined, SoundOutlined, SwapOutlined, TeamOutlined, ToolOutlined, UnlockOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { type ComponentType, createElement, Fragment, useState } from 'react';
import { NavLink, useLocation, useNavigate, useSearchParams } from 'react-router';
import { Mark } from '#ui/staff/kit.ts';
import { pickText, words } from '#ui/words.ts';
import { GROUPS, type DeskPage, type Group } from './desks.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });

const ICONS: Record<DeskPage['icon'], ComponentType> = {
  queue: BankOutlined, counter: SoundOutlined, today: LineChartOutlined, map: EnvironmentOutlined, hours: ClockCircleOutlined, list: UnorderedListOutlined, import: CloudUploadOutlined,
  trail: AuditOutlined, system: ToolOutlined, settings: SettingOutlined, screen: DesktopOutlined, people: TeamOutlined, booking: CalendarOutlined, message: MessageOutlined,
  rounds: CheckSquareOutlined, plan: ProfileOutlined, label: QrcodeOutlined, supplies: InboxOutlined, gate: UnlockOutlined, net: SafetyOutlined, 'what-if': ExperimentOutlined, rotation: SwapOutlined, offline: DisconnectOutlined, risk: AlertOutlined,
};

/** So many pages are read at a glance; more are put under headings that fold. */
const AT_A_GLANCE = 9;
const FOLDED = 'kaimen.folded';

/** The pages of one's roles. Many of them fold under headings, and are found by typing. */
export function Rail({ pages }: { pages: readonly DeskPage[] }) {
  const [address] = useSearchParams();
  const branch = address.get('branch');
  const here = useLocation().pathname.split('/')[1];
  const go = useNavigate();
  const [folded, setFolded] = useState<readonly string[]>(foldedBefore);
  const [sought, setSought] = useState('');
  const wanted = sought.trim().toLowerCase();
  const found = pages.filter((page) => [page.zh, page.en, page.path].some((name) => name.toLowerCase().includes(wanted)));
  const to = ({ path }: DeskPage) => `/${path}${branch ? `?branch=${branch}` : ''}`;
  const links = (some: readonly DeskPage[]) => some.map((page) => (
    <NavLink key={page.path} className="rail-link" to={to(page)} onClick={() => setSought('')}>
      {createElement(ICONS[page.icon], { 'aria-hidden': true } as object)}<span>{pickText(page.zh, page.en)}</span>
    </NavLink>
  ));
  const fold = (group: Group): void => {
    const now = folded.includes(group) ? folded.filter((one) => one !== group) : [...folded, group];
    localStorage.setItem(FOLDED, now.join(' '));
    setFolded(now);
  };
  const open = (page: DeskPage | undefined): void => {
    if (!page || wanted === '') return;
    setSought('');
    void go(to(page));
  };
  return (
    <nav className="rail" aria-label={w.desks}>
      <span className="rail-mark"><Mark /><span>{pickText('开门', 'Kaimen')}</span></span>
      {pages.length > AT_A_GLANCE && (
        <Input
          className="rail-find" allowClear value={sought} placeholder={w.findPage} aria-label={w.findPage} prefix={<SearchOutlined aria-hidden />}
          onChange={(event) => setSought(event.target.value)} onPressEnter={() => open(found[0])} onKeyDown={(event) => { if (event.key === 'Escape') setSought(''); }}
        />
      )}
      {wanted !== '' && (found.length === 0 ? <p className="rail-none" role="status">{w.noPageFound}</p> : links(found))}
      {wanted === '' && (pages.length <= AT_A_GLANCE ? links(pages) : GROUPS.map((group) => {
        const some = pages.filter((page) => page.group === group);
        if (some.length === 0) return null;
        // The page one is on is never hidden.
        const isOpen = !folded.includes(group) || some.some(({ path }) => path === here);
        return (
          <Fragment key={group}>
            <button type="button" className="rail-group" aria-expanded={isOpen} onClick={() => fold(group)}><span>{w.groups[group]}</span><DownOutlined aria-hidden rotate={isOpen ? 0 : -90} /></button>
            {isOpen && links(some)}
          </Fragment>
        );
      }))}
    </nav>
  );
}

function foldedBefore(): string[] {
  return (localStorage.getItem(FOLDED) ?? '').split(' ');
}
