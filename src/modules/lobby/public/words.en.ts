import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  ticket: 'My number', ahead: '{n} before you', first: 'You are next', why: 'Why this order', booked: '{n} with a booking', medical: '{n} medical or green channel', cared: '{n} elderly, pregnant or disabled', longWaiting: '{n} who have waited long', others: '{n} who came earlier',
  red: 'Still some time: wait anywhere', yellow: 'Please set off to the branch', green: 'Please be in the hall', outside: 'Please wait outside until you are called in', goTo: 'Please go to {counter}', serving: 'Being served at {counter}', parked: 'When your papers are ready, tell the teller',
  missed: 'Your number was called. Tap “I am back” before {at}', served: 'Finished. Thank you', left: 'This number has ended', notReady: 'Not ready: call me in 5 minutes', back: 'I am back', giveUp: 'Give the number up', later: 'We call you after {at}', unknown: 'This number cannot be opened',
  door: 'Door registration', day: 'Which day?', today: 'Today', tomorrow: 'Tomorrow', person: 'Person {n}', phone: 'Phone (optional)', yes: 'Yes', no: 'No', agree: 'I agree', add: 'Add a person', send: 'Send and get the code', missing: 'Please answer every question and agree.',
  code: 'Door code', show: 'Show this code at the door. Good on {day}, one for each person.', keep: 'Destroyed after {n} days.', step: 'Only the temperature is left to take: seconds.',
};
