import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Services', below: (branch) => `One catalogue for the bank: where each service is done, how long it takes and what to bring. Measured minutes are those of ${branch}.`, search: 'Name, code, documents',
  name: 'Service', group: 'Line', groups: { personal: 'Personal', corporate: 'Corporate', wealth: 'Wealth' }, minutes: 'Catalogue', learnt: 'Measured here', here: 'Used here', isLearnt: 'measured', tomorrow: (minutes) => `${minutes} from tomorrow`, since: (day) => `Since ${day}.`,
  whys: {
    notMeasured: 'The catalogue’s: nothing is measured yet.', few: 'The catalogue’s: too few are measured yet.', off: 'The catalogue’s: settings say not to use what is measured.', same: 'The catalogue’s: less than half a minute from what is measured.',
    learnt: 'Measured here.', bounded: 'Measured here, but held within half and double the catalogue’s: please see whether it was clocked wrongly, or the way of working has changed.',
  },
  hereHelp: 'Slots, counter plan, wait estimate and what-if use this one figure; decided anew each night for the next day; bookings already made stay as they are.', urgency: 'Urgency', urgencies: { light: 'can be deferred', ordinary: 'ordinary', urgent: 'urgent' },
  ways: 'Where', counter: 'counter', corporateCounter: 'corporate counter', machine: 'smart machine', app: 'mobile app', web: 'online banking', phone: 'phone bank', mask: 'Mask off', maskYes: 'yes: at a counter or in a booth', maskNo: 'no', bring: 'Please bring', online: 'Without coming', offered: 'Offered', offeredYes: 'offered', offeredNo: 'not offered', planned: (day) => `changes on ${day}`,
  inMinutes: (minutes) => `${minutes} min`, measured: (mean, samples) => `${mean} min · ${samples} done`, notMeasured: 'not measured yet',
  learntHelp: (samples, p80) => `${samples} in the last 60 days, eight of ten within ${p80} min; drawn towards the catalogue while few are measured (half each at 20).`,
  empty: 'The catalogue is empty', emptyHelp: 'Add a service: bookings, tickets and calling choose from it.', add: 'Add a service', edit: 'Change', save: 'Save', close: 'Cancel', undo: 'Undo', saved: (day, isNow) => (isNow ? 'Saved; it holds at once' : `Saved; it holds from ${day}`),
  versions: 'Changes', number: (n) => `Version ${n}`, states: { planned: 'planned', inForce: 'in force', past: 'past', withdrawn: 'taken back' }, from: (day) => `from ${day}`, takeBack: 'Take back', tookBack: 'Taken back', again: 'Back to this version', readOnly: 'Changed by head office operations',
  form: {
    code: 'Code', codeHelp: 'Letters, digits, hyphens; it stays', badCode: 'Only letters, digits, - and _', needed: 'Please fill in', zh: 'Name in Chinese', en: 'Name in English', minutes: 'Minutes at a counter', byMachine: 'Can be done at a smart machine', machineMinutes: 'Minutes at a machine', position: 'Order',
    bringZh: 'Please bring (Chinese)', bringEn: 'Please bring (English)', onlineZh: 'Without coming (Chinese)', onlineEn: 'Without coming (English)', minutesHelp: 'With other minutes: bookings keep theirs; free times from tomorrow on are cut anew at every branch, today’s stay.', fromOn: 'From which day (empty: at once)', channels: 'Without coming, by',
  },
};
