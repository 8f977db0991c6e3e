import type { zh } from './places-words.zh.ts';

export const en: typeof zh = {
  title: 'Places and labels', below: (branch) => `Every spot looked after in ${branch}. A label on the spot, scanned, opens what is due there.`,
  name: 'Place', zone: 'Zone', class: 'Kind', code: 'Code', add: 'Add a place', layOut: 'Fill up from the premises', laidOut: (n) => `${n} places added`, nothingNew: 'All premises have their places', print: 'Print labels', printOne: 'Print this one', openIt: 'Open it', remove: 'Take out', removed: 'Taken out', added: 'Added',
  opens: 'Scanned, and after signing in, it opens what is due here now. The code alone opens nothing.', nameZh: 'Name in Chinese', nameEn: 'Name in English', electronic: 'Electronic device (no chlorine)', required: 'Please fill in',
};
