import type { zh } from './settings-words.zh.ts';

export const en: typeof zh = {
  title: 'Settings',
  below: (branch) => `Every limit in force at ${branch} today. The closest level wins: branch, region, whole bank, default. Each change has its dates and leaves its trail.`,
  search: 'Name, meaning, source', setting: 'Setting', value: 'Value now', fallback: 'Default', source: 'Where the default comes from', unsourced: 'Our own default', name: 'Name',
  module: 'Part', changed: 'Changed', changedYes: 'Differs from default',
  modules: { appointments: 'Bookings', lobby: 'Lobby', screening: 'Door', hours: 'Opening hours', identity: 'Sign-in', signage: 'Screens', contact: 'Text messages', overview: 'Overview', protection: 'Protection', rotation: 'Rotation', twin: 'What if', content: 'Tip cards', services: 'Services' },
  seenFirst: 'See what it costs before turning it on', seenFirstHelp: 'This branch’s own day is simulated with it: how much fuller it gets, and what makes that bearable.', seeCost: 'See the cost',
  empty: 'No settings to see', newValue: 'New value', level: 'Where it holds', levels: { branch: (name) => name, region: 'This region', network: 'Whole bank' },
  from: 'From', until: 'Until (optional)', sourceHint: 'Basis: document number or note (optional)', save: 'Save', done: 'Saved; it holds from the chosen day', mayNot: 'Changed by the regional manager or head office', yes: 'yes', no: 'no', none: 'not set', comma: ', ', lines: (many) => (many === 1 ? '1 line' : `${many} lines`), badJson: 'Not yet complete JSON; it can be saved once it is.',
  units: { min: 'min', s: 's', h: 'h', d: 'days', m: 'm', km: 'km', 'm²': 'm²', '°C': '°C', '%': '%', 'mg/L': 'mg/L' },
  keys: {
    zh: '中文', en: 'English', elderly: 'elderly', pregnant: 'pregnant', disabled: 'disabled', medical: 'medical', green: 'green channel', personal: 'personal', corporate: 'corporate', wealth: 'wealth',
    version: 'version', yellow: 'yellow', red: 'red', beforeOpening: 'before opening', afterClosing: 'after closing', lead: 'lead', grace: 'grace', missedAfter: 'missed after', escalateAfter: 'escalated after',
    opens: 'from', closes: 'to', mixMinutes: 'minutes between agents', soonMinutes: 'minutes between rounds', mostMgPerLitre: 'most mg/L', leastAlcoholPercent: 'least alcohol %', mostAlcoholPercent: 'most alcohol %',
    reserveDays: 'reserve', alarmDays: 'alarm', stopDays: 'stop',
  },
};
