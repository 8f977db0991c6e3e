import type { zh } from './counters-words.zh.ts';

export const en: typeof zh = {
  title: 'Counter plan',
  below: 'How many counters are open when; the times that can be booked follow.',
  day: 'Day', group: 'Business', plan: 'Plan counters', closedDay: 'No counter business on this day', closedHelp: 'Choose another day, or change the opening hours first.',
  groups: { personal: 'Personal', corporate: 'Corporate', wealth: 'Wealth' },
  picture: (group) => `${group}: counters planned and work booked`,
  says: (group, built, planned, booked) => `${group} has ${built} counters, ${planned} planned on this day, ${booked} minutes of work booked.`,
  planned: 'Counters planned', needed: 'Booked (in counters)', time: 'Time',
  from: 'From', until: 'Until', opens: 'Starts', closes: 'Ends', counters: 'Counters', countersHelp: (n) => `${n} counters of this branch can do this business`,
  save: 'Save', close: 'Close', pleaseFill: 'Please fill in', order: 'The end comes after the start',
  done: (days) => `Planned; the free times of ${days} days are renewed`,
  overfull: (n) => `${n} booked starts go beyond the new plan: their places are kept; move them under “Bookings”.`,
  plans: 'Plans in force and to come', plansHelp: 'Where two overlap the newest counts; taking one back brings the former back. Without a plan all counters count.',
  noPlans: 'No plan of its own', noPlansHelp: 'All counters of the branch count.',
  days: 'Days', times: 'Hours', plannedAt: 'Planned at', withdraw: 'Take back', withdrawn: 'Taken back; the free times are as before', state: 'State', isOn: 'in force', later: 'to come',
  mayNot: 'The branch head or the region plans counters',
};
