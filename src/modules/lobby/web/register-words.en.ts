import type { zh } from './register-words.zh.ts';

export const en: typeof zh = {
  title: 'Visitor register', day: 'Which day', help: 'Phones are masked. Every look is recorded; entries are destroyed when they expire and cannot be exported.', time: 'Time', result: 'Result', passed: 'passed', notPassed: 'abnormal, handled apart', how: 'Registered', beforehand: 'on the phone', atDoor: 'at the door',
  consent: 'Consent', consents: { phone: 'on the phone', spoken: 'spoken', paper: 'signed' }, limit: 'Limit then in force', phone: 'Phone', onPaper: 'on paper', more: 'Earlier entries', empty: 'Nobody was registered on this day', emptyHelp: 'Whoever passes the door stands here.',
  show: 'Show', showTitle: 'Show the phone number', showHelp: 'Why? The reason goes into the trail.', reasons: { contact_tracing: 'Asked for by disease control', visitor_asks: 'The visitor asks', lost_property: 'To return lost property' },
  certificates: 'Proofs of destruction', noCertificates: 'No register has expired yet.', destroyed: '{n} entries, {forms} forms and {cases} cases, kept {days} days, destroyed on {at}.', keyGone: 'The key of the day was destroyed on {at}.', keyDue: 'The key of the day goes when the other branches’ entries have expired.',
};
