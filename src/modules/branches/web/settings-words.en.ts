import type { zh } from './settings-words.zh.ts';

export const en: typeof zh = {
  title: 'Settings',
  below: (branch) => `Every limit in force at ${branch} today. The closest level wins: branch, region, whole bank, default. Each change has its dates and leaves its trail.`,
  search: 'Name, meaning, source', setting: 'Setting', value: 'Value now', fallback: 'Default', source: 'Where the default comes from', unsourced: 'Our own default, no source', name: 'Name',
  module: 'Part', changed: 'Changed', changedYes: 'Differs from default',
  modules: { appointments: 'Bookings', lobby: 'Lobby', screening: 'Door', hours: 'Opening hours', identity: 'Sign-in', signage: 'Screens', contact: 'Text messages', overview: 'Overview' },
  empty: 'No settings to see', newValue: 'New value', level: 'Where it holds', levels: { branch: (name) => name, region: 'This region', network: 'Whole bank' },
  from: 'From', until: 'Until (optional)', sourceHint: 'Basis: document number or note (optional)', save: 'Save', done: 'Saved; it holds from the chosen day', mayNot: 'Changed by the regional manager or head office', yes: 'yes', no: 'no',
};
