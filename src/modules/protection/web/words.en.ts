import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  states: { coming: 'to come', due: 'due', late: 'late', missed: 'missed', done: 'done', doneLate: 'done late' },
  risks: { low: 'Low risk', medium: 'Medium risk', high: 'High risk' },
  risk: 'Risk level', since: (at) => `since ${at}`,
  kinds: { disinfection: 'Disinfection', ventilation: 'Ventilation', patrol: 'Patrol', check: 'Check' },
  classes: { zone: 'Zone', counter: 'Counter', machine: 'Machine', seats: 'Seats', handles: 'Handles' },
  zones: { door: 'Door', guide: 'Guidance', waiting: 'Waiting area', machines: 'Smart machines', cash: 'Cash counters', non_cash: 'Non-cash counters', corporate: 'Corporate', vip: 'VIP', office: 'Office', self_service: '24-hour zone', convenience: 'Convenience' },
  agents: { chlorine: 'Chlorine', alcohol: 'Alcohol', peroxide: 'Peroxide', quat: 'Quat', acid: 'Acid cleaner' },
  unitOf: (agent) => (agent === 'alcohol' ? '%' : 'mg/L'),
  contact: (n) => `leave ${n} min`, airFor: (n) => `at least ${n} min`,

  title: 'Rounds', closedDay: 'Closed today; only the 24-hour zone is looked after', noDay: 'Closed today; nothing is due',
  sound: 'Ring when late', soundOn: 'Ringing on', soundOff: 'Ringing off',
  nothing: 'Nothing is due now', nothingHelp: (at) => `Next at ${at}`, nothingMore: 'All of today is done',
  doneOf: 'Done', ofSoFar: (n) => `of ${n} so far`, due: 'Due now', late: 'Late', missed: 'Missed today', items: '', lateNote: 'past their time', missedNote: 'ring until made up for', missedNone: 'none missed', dueNote: 'within their time',
  alarms: 'Past its time and not done', alarm: (line, at, n) => `${line}, ${at}: ${n} place${n === 1 ? '' : 's'}`, escalated: 'the region was told',
  picture: 'Today’s net', says: (done, late, due, coming) => `${done} done, ${late} late or missed, ${due} due now, ${coming} to come.`,
  now: 'now', asTable: 'As a table', asPicture: 'As a picture', zone: 'Zone', time: 'Time', what: 'What', where: 'Where', state: 'State', who: 'Who', nobody: '–',
  walk: 'Walk round now', walkHelp: 'From the door inwards. Scan the label there, or open it here.', overdueN: (n) => `${n} late`, dueN: (n) => `${n} due`, forgottenN: (n) => `${n} not visited this week`, open: 'Open',
  forgotten: 'Not visited this week', forgottenNone: 'Somebody has been at every place this week', never: 'no record yet', lastSeen: (day) => `last ${day}`,
  findings: 'Findings', findingsNone: 'Nothing open', settle: 'Settled', how: 'What was done about it', settled: 'Recorded', by: (name, at) => `${name} · ${at}`,
  emptyTitle: 'No places yet', emptyHelp: 'Every zone, counter and machine gets a place with a QR label; scanned, it opens what is due there.', layOut: 'Lay out places from the premises', laidOut: (n) => `${n} places laid out`,

  back: 'All places', spotUnknown: 'This label is not of this branch', spotUnknownHelp: 'Check the branch chosen above, or the place has been taken out.',
  hereNow: 'Due here now', hereMissed: 'Missed: please make up for it', hereMore: 'Once more', hereMoreHelp: 'Beyond the plan. What was just done need not be done again.', hereComing: (what, at) => `Next: ${at} ${what}`, comingFrom: (at) => `from ${at}`,
  before: (at) => `by ${at}`, sinceWhen: (at) => `was due by ${at}`, batch: (agent) => `Batch of ${agent.toLowerCase()}`, batchHelp: 'As printed on the bottle; remembered for next time', instead: 'Another agent than planned', asPlanned: 'As planned', strength: 'Strength', finding: 'Anything found? (optional)', findingPlace: 'e.g. a loose handle, a machine without paper',
  confirm: (n) => `Done: record ${n}`, choose: 'Pick what you have done', recorded: (n) => `${n} recorded`, already: (n) => `, ${n} had just been done`, next: (zone) => `Next stop: ${zone}`, allDone: 'The walk is finished',
  warnTitle: 'Please read this first', goOn: 'I know; record it', warnings: {
    mix: 'Another agent was used here a short time ago; the two together give off harmful gas. Wipe with clear water and air the room first.',
    notForElectronics: 'This is an electronic device: chlorine and strong oxidisers corrode it. Switch it off and wipe with 75 % alcohol.',
    tooStrong: 'Stronger than needed: it harms people and things and cleans no better. Please mix it as planned.',
    tooWeak: 'Alcohol below 70 % does not disinfect. Please use 75 %.',
    tooSoon: 'It was done a moment ago. Disinfecting too much does no good.',
  },
};
