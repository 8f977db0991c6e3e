import type { zh } from './opening-words.zh.ts';

export const en: typeof zh = {
  title: 'Opening list', below: 'Walk through it before opening. All green: sign, and every channel shows the branch open.', closedDay: 'The branch serves nobody today; nothing to sign',
  checks: { disinfection: 'Disinfection before opening', devices: 'Machines tried, counters checked', supplies: 'Protective supplies', staff: 'People there', approval: 'Approval to open' },
  lights: { green: 'right', watch: 'may open; keep an eye on it', red: 'not right', unsaid: 'please say' },
  says: {
    disinfection: (open, of) => (open === 0 ? `all ${of} places done` : `${open} of ${of} places not done`), devices: (open, of) => (open === 0 ? `all ${of} checked` : `${open} of ${of} to be seen to`),
    supplies: (open, of) => (open === 0 ? `all ${of} must-haves are there` : `${open} short`), staff: (open, of) => (open === 0 ? `at least ${of}: enough` : `at least ${of} are needed`), approval: (open, of) => (of === 0 ? 'not needed here' : open === 0 ? 'in force' : 'none in force'),
  },
  go: { disinfection: 'To the rounds', devices: 'To the checks', supplies: 'To the supplies', staff: 'To the declarations', approval: 'To the settings' }, staffLabel: 'How many are there today (guards and cleaners too)',
  declared: (well, missing, away) => `by their declarations ${well} fit${missing > 0 ? `, ${missing} not declared` : ''}${away > 0 ? `, ${away} staying away` : ''}`,
  sign: 'Sign: open today', red: 'Not everything is right, so it can’t be signed green', unsaid: 'Please say how many are there', signed: (name, at) => `Signed by ${name} at ${at}: the branch may open`, overridden: (name, at) => `Opened by ${name} at ${at} with a reason; the region has seen it`, done: 'Signed: every channel shows the branch open',
  shut: 'Do not open today', shutHelp: 'If it cannot be made good: publish today as closed. Whoever has booked is offered another time and told, one by one.', shutGo: 'Close for today',
  override: 'Open all the same', overrideHelp: 'In your name; the regional manager sees it at once. You answer for the safety of customers and staff.', why: 'Why, and how it is safe', overrideYes: 'Open in my name', notOn: 'This branch does not wait for the signature before it is shown open; signing is for the record.', holds: 'Not signed: website, screens and codes show “Checks before opening”', headOnly: 'To open with something red, ask the branch head to sign with a reason.', record: 'The list as it was signed', people: '',
};
