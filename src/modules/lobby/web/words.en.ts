import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  teller: 'Counter', counter: 'Counter', chooseCounter: 'Choose your counter', sit: 'Sit down', stand: 'Leave', next: 'Call next', nextAfter: 'Finish, call next', again: 'Again', start: 'Start',
  notHere: 'Not here', finish: 'Finish', park: 'Park', transfer: 'Transfer', resume: 'Bring back', takeBack: 'Take back', nobody: 'No customer now', keys: 'Keys: N next, R again, M not here, F finish',
  called: 'Called', serving: 'Serving', green: 'Green channel', booked: 'Booked', walkIn: 'Walk-in', none: 'none', maskOff: 'mask off', parked: 'Parked', missed: 'Missed',
  doneCall: '{n} called', doneFinish: '{n} finished', doneMiss: '{n} not here, noted', donePark: '{n} parked', doneMove: '{n} transferred', undone: 'Undone', toService: 'To service', toCounter: 'To counter', go: 'Go',
  lobby: 'Lobby', screening: 'At the door', queue: 'Queue', cases: 'Abnormal cases', inside: 'Inside', outside: 'Waiting outside', free: 'Free places', waiting: 'Waiting', entered: 'Entered today',
  scan: 'Scan or type the door code', read: 'Read', temperature: 'Temperature °C', phone: 'Phone', noPhone: 'No phone: on paper', consent: 'The visitor has agreed', yes: 'Yes', no: 'No', pass: 'Register', allNo: 'All answered “no”',
  care: 'Care', careNone: 'Ordinary', elderly: 'Elderly', pregnant: 'Pregnant', disabled: 'Disabled', medical: 'Medical', greenCredit: 'Green channel', prefilled: 'Filled in beforehand · phone {phone}', noPrefilledPhone: 'no phone given', hasExposure: 'One answer is yes',
  verdictPass: 'May come in', verdictOutside: 'Passed · wait outside', verdictAgain: 'Rest {n} min, measure again', verdictFever: 'Fever · not into the hall', verdictExposure: 'Exposure · not into the hall', another: 'Next visitor',
  errand: 'Which errand?', ticketIs: 'Number', bookingCode: 'Booking code', takeBooked: 'Booked: take number', print: 'Print slip', phonePage: 'On the phone',
  second: 'Second measurement', decide: 'Settle', turnedAway: 'Turned away, with another way', dedicated: 'Dedicated area', isolation: 'Isolation room, help called', by: 'Other way', cash_machine: 'Cash machine', phone_bank: 'Phone bank', app: 'App', appointment: 'Another day',
  noCases: 'No open cases', admit: 'Let next one in', leaving: 'One leaves', leave: 'Leaves', nobodyWaits: 'Nobody waits. Numbers taken will stand here.', floor: 'Where people are', people: '{n} people', idle: 'idle', shut: 'shut', minutes: '{n} min', guarded: 'long wait',
  rest: 'Wait 5 min', toMachine: 'To machines', paper: 'Paper register', fever: 'Fever', exposure: 'Exposure', firstThis: 'Counter first', withoutTicket: 'Without a number', take: 'Take number', tabs: 'Lobby work', notMeasured: 'Temperature first', close: 'Close the day', closeSure: 'All open numbers end and the hall counts 0.', give: 'Give care',
  withKey: (label, key) => `${label} (${key})`,
};
