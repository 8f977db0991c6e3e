import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  lobbyTitle: 'Lobby screen', doorTitle: 'Door screen', zoneTitle: '24-hour zone',
  zoneOpen: 'Zone open', zoneOpenHelp: 'the hall is through here', zoneApart: 'Zone open, hall apart', zoneApartHelp: 'no way to the hall: please use the street door', zoneShut: 'Zone closed', zoneShutHelp: 'please use phone bank or app, or read the notice at the door', zoneHours: 'Today', ledTitle: 'LED strip',
  nowCalling: 'Now calling', toCounter: 'Please go to', counter: 'Counter {n}', calledEarlier: 'Called just before', again: 'called again', missed: 'Missed: see staff',
  nobodyCalled: 'No call yet', nobodyCalledHelp: 'When it is your turn the screen blinks and says your number',
  waiting: 'Waiting', people: '{n}', nobody: 'Nobody waiting', joining: 'a number now: about {low}–{high} min',
  personal: 'Personal', corporate: 'Corporate', wealth: 'Wealth',
  today: 'Open today', hoursPersonal: 'Personal', hoursCorporate: 'Corporate', version: 'version {n}', closedToday: 'Closed today', machinesOnly: 'Self-service only today', appointmentOnly: 'By appointment only today', driveThrough: 'Drive-through today', opensAgain: 'opens at {at}', lunch: 'midday break, again at {at}', over: 'closed for today',
  checking: 'Checks before opening', checkingHelp: 'You go in as soon as they are done',
  goIn: 'Please come in', goInHelp: 'Temperature and registration first', waitOutside: 'Please wait outside', waitOutsideHelp: 'The hall is full; you go in as others leave', comeIn: 'These numbers come in now', getReady: 'Get ready', inside: 'Inside', of: '{n} of {cap}', outside: '{n} outside', online: 'No need to go in for these', callUs: 'Phone {phone}, day and night',
  dataAsOf: 'Data as of {at}', dataAsOfHelp: 'Reconnecting; please listen for the lobby manager',
  soundOn: 'Turn on sound', soundHelp: 'One tap is enough; calls are then spoken',
  urgent: 'Urgent notice', urgentUntil: 'Shown until {at}', clockWrong: 'This device’s clock is wrong; branch time is shown',
  revoked: 'This screen has been switched off', revokedHelp: 'The branch head can give it a new link on the Screens page',
  noToken: 'This screen is not registered yet', noTokenHelp: 'Ask the branch head for its link or QR code on the Screens page', connecting: 'Connecting to the branch',
};
