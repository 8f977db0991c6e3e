import type { zh } from './embed-words.zh.ts';

export const en: typeof zh = {
  openUntil: 'Open until {until}',
  byAppointment: 'By appointment until {until}',
  opensToday: 'Opens today at {opens}',
  opensOn: 'Closed now. Opens {day} at {opens}',
  checking: 'Checks before opening are under way',
  shut: 'Closed until further notice',
  without: 'Without coming in',
  phone: 'Phone bank',
  today: 'Today',
  closed: 'Closed',
  personal: 'Personal',
  corporate: 'Corporate',
  book: 'Book a time',
  more: 'All opening hours',
  away: 'The hours cannot be fetched just now. Please call the branch.',
  version: 'Version {version}',
};
