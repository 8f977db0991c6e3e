import type { zh } from './gates-words.zh.ts';

export const en: typeof zh = {
  title: 'Three gates', picture: 'Three gates that a visitor passes', asTable: 'As a table', asPicture: 'As a picture', closedDay: 'No customers today',
  says: (door, hall, counter) => `Door: ${door.toLowerCase()}. Hall: ${hall.toLowerCase()}. Counter: ${counter.toLowerCase()}.`,
  nth: { door: 'First', hall: 'Second', counter: 'Third' }, names: { door: 'Door', hall: 'Hall', counter: 'Counter' },
  stands: { open: 'In order', watch: 'Keep an eye on it', act: 'Needs action', closed: 'Closed today' },
  figures: { door: 'screened', hall: 'inside', counter: 'served' },
  turnedAway: (n) => `${n} turned away`, openCases: (n) => `${n} to decide`,
  most: (n, cap) => `cap ${cap}, at most ${n} today`, above: (n) => `${n} min above the cap`, neverAbove: 'never above the cap', staffed: (n) => `${n} counters staffed`,
  rounds: (done, of) => `Rounds ${done} / ${of}`, noRounds: 'Nothing due yet', late: (n) => `${n} late or missed`, due: (n) => `${n} due now`, allDone: 'all done that was due',
  later: (n) => `${n} more to come`, places: { door: 'Door', hall: 'Hall', counter: 'Counter' },
  gate: 'Gate', state: 'State', figure: 'Figures of the day', done: 'Done', dueNow: 'Due now', overdue: 'Late or missed', coming: 'Not yet',
  measures: {
    screening: { name: 'Temperature, questions, register', says: 'Each visitor once before coming in; no number without it' }, 'door-rounds': { name: 'Rounds at the door', says: 'Door handles and the space before the door' },
    cap: { name: 'Cap and one metre apart', says: 'By area, seats and risk level' }, seats: { name: 'Spaced seats', says: 'Given by the system, none twice' },
    disinfection: { name: 'Disinfection of the hall', says: 'Zones, seats, keys of machines, handles' }, ventilation: { name: 'Ventilation', says: 'At the times of the plan and as long as it says' }, patrol: { name: 'Patrols, machines tried', says: 'Findings are followed until settled' },
    'counter-check': { name: 'Partition, gloves, pen and PIN pad, papers', says: 'Partition whole, gloves ready, pen and PIN pad one person one use, papers apart' }, 'counter-disinfection': { name: 'Disinfection of counters', says: 'The top of each counter' },
  },
  owner: 'Owner', owners: { lobby_manager: 'Lobby manager', cleaner: 'Cleaner', teller: 'Teller' },
  who: 'Who did it today', nobody: 'nobody yet today', onDuty: 'On duty now', atCounter: (n, name) => `counter ${n} ${name}`, screened: (n) => `${n} screened`, seatsTaken: (n, of) => `${n} of ${of} seats taken`, noSeats: 'no spaced seats on the floor plan',
  insideNow: (n, cap) => `${n} / ${cap} inside now`,
  evidence: 'Record', evidences: { register: 'Visitor register', exposure: 'Hall and contacts of today', hall: 'The lobby', rounds: 'The rounds' }, records: (n) => `Last ${n} records`, noPlaces: 'There are no places yet: lay them out under “Places and labels”.', outside: 'The 24-hour zone and the offices are not on a visitor’s way to a counter: see “Rounds”.',

  way: 'The way of one visitor, told afterwards', wayHelp: 'By day and number: no name, no phone, no health value. Each reading is recorded.', day: 'Day', number: 'Number', numberPlace: 'e.g. A012', look: 'Show the way', print: 'Print',
  wayTitle: (number, day) => `The way of ${number}, ${day}`, passed: 'Passed the screening at the door', entered: 'Let into the hall', left: 'Left', leftAtDayEnd: 'Counted as gone at the end of the day', waitedOutside: 'Never came into the hall',
  deeds: {
    taken: 'Took a number', called: 'Called', announced: 'Called again', started: 'Service began', finished: 'Served', rested: 'Not there; called again later', missed: 'Missed the call', returned: 'Came back', postponed: 'Asked for later', parked: 'Paused to fill in or fetch a paper', resumed: 'Back in line',
    transferred: 'Moved to another service', left: 'Gave up', day_closed: 'End of the day', undone: 'Taken back',
  },
  counter: (n) => `counter ${n}`, by: (name) => `by ${name}`, self: 'by themselves', registerGone: 'the register is destroyed: who screened is not known any more',
  company: (n, most) => `While they were inside, ${n} other visitors were in the hall, at most ${most} at once.`, care: (counter) => `Disinfection and checks at counter ${counter}`, before: 'Before', after: 'Afterwards', none: 'no record so far', notOver: 'still being served', span: (from, until) => `${from} to ${until}`,
  printed: (name, at) => `Looked up by ${name}, ${at}`,
};
