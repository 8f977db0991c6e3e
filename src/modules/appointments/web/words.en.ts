import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Bookings',
  below: 'By arrival time. Book for a person here, with or without a phone.',
  today: 'today', time: 'Time', service: 'Errand', code: 'Code', phone: 'Phone', noPhone: 'no phone', channel: 'Came by', state: 'State', priority: 'early hour', none: '',
  channels: { online: 'online', phone: 'phone', desk: 'desk', door: 'door' },
  states: { confirmed: 'booked', checked_in: 'checked in', late: 'late', no_show: 'missed', cancelled: 'cancelled' },
  groups: { personal: 'Personal', corporate: 'Corporate', wealth: 'Wealth' },
  load: 'Booked share of each group', loadOf: '{group}: {booked} of {planned} minutes', held: '{held} minutes held',
  day: 'Day', search: 'Code, errand', empty: 'No booking on this day yet', emptyHelp: 'Bookings appear here as customers make them; you can book for a person now.',
  book: 'Book for a person', bookFor: 'Book for a person', save: 'Book', cancel: 'Close', choose: 'Please choose', when: 'Arrival', how: 'The person is', phoneOptional: 'Mobile number (may stay empty)',
  booked: 'Booked', bookedCode: 'Code', print: 'Print the slip', printHint: 'Opens the confirmation; print it and hand it over.',
  giveBack: 'Cancel booking', gaveBack: 'Cancelled, the place is free', giveBackTitle: 'Cancel this booking?', yes: 'Cancel booking', no: 'Back',
  overfull: '{n} bookings are outside the present plan', overfullHelp: 'Hours or counters changed; the places are kept. Please call these people and offer another time.',
  standbys: '{n} on the standby list', closed: 'closed on this day',
};
