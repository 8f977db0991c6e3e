import { type ComponentType, lazy } from 'react';
import type { Role } from '#kernel/actor.ts';

/** The headings of the navigation, in their order: the branch's day, protection, the network and what it says, the bank's own books. */
export const GROUPS = ['day', 'protection', 'network', 'bank'] as const;
export type Group = (typeof GROUPS)[number];

export type DeskPage = Readonly<{
  /** Its address: /desk/<path>. */
  path: string;
  zh: string;
  en: string;
  icon: 'queue' | 'counter' | 'today' | 'map' | 'hours' | 'list' | 'import' | 'trail' | 'system' | 'settings' | 'screen' | 'people' | 'booking' | 'message' | 'rounds' | 'plan' | 'label' | 'supplies' | 'gate' | 'net' | 'what-if' | 'rotation' | 'offline' | 'risk';
  /** Under which heading of the navigation it stands. */
  group: Group;
  roles: readonly Role[];
  /** It shows one branch. The others open in a new bank too, which has none yet: there it gets its people and its branches. */
  needsBranch: boolean;
  Page: ComponentType;
}>;

// A page that does not exist yet is simply not offered: the list is made from the files that are there.
const files = import.meta.glob<Record<string, ComponentType>>('../../modules/*/web/*.tsx');

const NETWORK_WIDE = { needsBranch: false };

/** What a module's pages are about; all others are the bank's books. */
const GROUP_OF: Readonly<Record<string, Group>> = {
  lobby: 'day', appointments: 'day', overview: 'day', twin: 'day',
  protection: 'protection', cash: 'protection', health: 'protection', offline: 'protection', risk: 'protection',
  hours: 'network', closures: 'network', subscriptions: 'network', rotation: 'network', signage: 'network', content: 'network',
};

/**
 * All pages of the staff desks, in the order of the navigation; a person sees those of their roles and lands on the first.
 * One line a page: address, module, name of its component and file (src/modules/<module>/web/<Name>.tsx), names, icon, roles.
 */
export const pages: readonly DeskPage[] = [
  ...page('teller', 'lobby', 'TellerDesk', '柜台叫号', 'Counter', 'counter', ['teller']),
  ...page('region', 'overview', 'RegionPage', '全辖网点', 'All branches', 'map', ['regional_manager', 'hq_operations']),
  ...page('today', 'overview', 'TodayPage', '今天', 'Today', 'today', ['branch_head', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('exposure', 'overview', 'ExposurePage', '客户接触', 'Contact', 'people', ['branch_head', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('what-if', 'twin', 'WhatIfPage', '推演', 'What if', 'what-if', ['branch_head', 'regional_manager', 'hq_operations']),
  ...page('mask-rule', 'twin', 'MaskRulePage', '摘口罩规定', 'Mask rule', 'what-if', ['branch_head', 'regional_manager', 'hq_operations']),
  ...page('lobby', 'lobby', 'LobbyDesk', '大堂', 'Lobby', 'queue', ['lobby_manager', 'branch_head']),
  ...page('past', 'lobby', 'PastPage', '旧排队机记录', 'Old queue machine', 'import', ['branch_head', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('net', 'protection', 'NetPage', '防护网', 'Protective net', 'net', ['branch_head', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('gates', 'protection', 'GatesPage', '三道关', 'Three gates', 'gate', ['branch_head', 'lobby_manager', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('opening', 'protection', 'OpeningPage', '开门清单', 'Opening list', 'gate', ['lobby_manager', 'branch_head', 'regional_manager']),
  ...page('rounds', 'protection', 'RoundsPage', '巡检与消毒', 'Rounds', 'rounds', ['lobby_manager', 'branch_head', 'cleaner', 'teller', 'wealth_manager', 'relationship_manager', 'regional_manager', 'hq_operations']),
  ...page('supplies', 'protection', 'SuppliesPage', '备货', 'Supplies', 'supplies', ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations']),
  ...page('health', 'health', 'HealthPage', '员工健康', 'Staff health', 'people', ['branch_head', 'lobby_manager', 'teller', 'wealth_manager', 'relationship_manager', 'cleaner', 'duty_phone']),
  ...page('own-turns', 'rotation', 'OwnTurnsPage', '我的班次', 'My turns', 'booking', ['teller', 'lobby_manager', 'branch_head', 'wealth_manager', 'relationship_manager', 'cleaner', 'duty_phone'], { needsBranch: true, group: 'day' }),
  ...page('health-reports', 'health', 'HealthReportsPage', '健康日报', 'Health reports', 'list', ['regional_manager', 'hq_operations', 'auditor']),
  ...page('cash', 'cash', 'CashPage', '现金隔离', 'Cash quarantine', 'supplies', ['teller', 'branch_head', 'lobby_manager', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('offline', 'offline', 'OfflinePage', '离线与补传', 'Offline work', 'offline', ['lobby_manager', 'branch_head', 'cleaner', 'teller', 'wealth_manager', 'relationship_manager', 'auditor']),
  ...page('rounds-plan', 'protection', 'PlanPage', '防护计划', 'Protection plan', 'plan', ['branch_head', 'regional_manager', 'hq_operations']),
  ...page('risk', 'risk', 'RiskPage', '风险等级', 'Risk level', 'risk', ['regional_manager', 'hq_operations', 'auditor']),
  ...page('places', 'protection', 'PlacesPage', '点位与标签', 'Places and labels', 'label', ['lobby_manager', 'branch_head']),
  ...page('register', 'lobby', 'RegisterPage', '来访登记簿', 'Visitor register', 'list', ['lobby_manager', 'branch_head', 'auditor']),
  ...page('hours', 'hours', 'HoursPage', '营业时间', 'Opening hours', 'hours', ['regional_manager', 'hq_operations', 'branch_head']),
  ...page('notices', 'hours', 'NoticesPage', '营业公告', 'Notices', 'screen', ['regional_manager', 'hq_operations', 'branch_head', 'lobby_manager']),
  ...page('closures', 'closures', 'ClosuresPage', '停业安置', 'Closures', 'message', ['branch_head', 'lobby_manager', 'duty_phone', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('subscriptions', 'subscriptions', 'SubscriptionsPage', '营业变动提醒', 'Change alerts', 'message', ['branch_head', 'lobby_manager', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('zone', 'hours', 'ZonePage', '24小时自助区', '24-hour zone', 'gate', ['lobby_manager', 'branch_head', 'regional_manager', 'hq_operations']),
  ...page('rotation', 'rotation', 'RotationPage', '网点轮值', 'Rotation', 'rotation', ['regional_manager', 'hq_operations', 'auditor']),
  ...page('crew', 'rotation', 'CrewPage', '轮值班组', 'Crews', 'people', ['branch_head', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('bookings', 'appointments', 'BookingsPage', '预约', 'Bookings', 'booking', ['lobby_manager', 'branch_head']),
  ...page('counters', 'appointments', 'CountersPage', '窗口安排', 'Counter plan', 'list', ['branch_head', 'regional_manager', 'hq_operations']),
  ...page('cards', 'content', 'CardsPage', '温馨小贴士', 'Tip cards', 'message', ['lobby_manager', 'teller', 'branch_head', 'wealth_manager', 'relationship_manager', 'regional_manager', 'hq_operations', 'auditor']),
  ...page('screens', 'signage', 'SignagePage', '屏幕与标语', 'Screens', 'screen', ['branch_head', 'lobby_manager', 'regional_manager', 'hq_operations']),
  ...page('floor-plan', 'branches', 'FloorPlanPage', '平面图', 'Floor plan', 'map', ['branch_head', 'lobby_manager', 'regional_manager', 'hq_operations']),
  ...page('services', 'services', 'ServicesPage', '业务目录', 'Services', 'list', ['hq_operations', 'regional_manager', 'branch_head', 'lobby_manager', 'auditor']),
  ...page('branches', 'branches', 'BranchesPage', '网点名录', 'Branch list', 'list', ['regional_manager', 'hq_operations', 'system_admin']),
  ...page('import', 'imports', 'ImportPage', '导入网点', 'Import branches', 'import', ['hq_operations'], NETWORK_WIDE),
  ...page('settings', 'branches', 'SettingsPage', '参数', 'Settings', 'settings', ['regional_manager', 'hq_operations', 'branch_head', 'auditor', 'system_admin']),
  ...page('trail', 'audit', 'TrailPage', '操作留痕', 'Trail', 'trail', ['auditor', 'security_admin']),
  ...page('people', 'identity', 'PeoplePage', '人员与岗位', 'People', 'people', ['security_admin', 'system_admin'], NETWORK_WIDE),
  ...page('system', 'system', 'SystemPage', '系统状态', 'System', 'system', ['system_admin'], NETWORK_WIDE),
];

function page(path: string, module: string, name: string, zh: string, en: string, icon: DeskPage['icon'], roles: readonly Role[], { needsBranch, group }: { needsBranch: boolean; group?: Group } = { needsBranch: true }): DeskPage[] {
  const load = files[`../../modules/${module}/web/${name}.tsx`];
  if (!load) return [];
  return [{ path, zh, en, icon, group: group ?? GROUP_OF[module] ?? 'bank', roles, needsBranch, Page: lazy(async () => ({ default: (await load())[name] ?? missing(name) })) }];
}

function missing(name: string): never {
  throw new Error(`${name}.tsx does not export ${name}`);
}
