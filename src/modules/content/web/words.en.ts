import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Tip cards',
  below: 'How to do it without coming: find the errand, let it be scanned, or print it.',
  search: 'Search errand, title, steps',
  name: 'Card', service: 'Errand', channel: 'By', minutes: 'Takes', steps: 'Steps', state: 'State', used: '30 days: given / opened / done',
  channels: { app: 'Mobile app', web: 'Online banking', phone: 'Phone bank', machine: 'Machine' },
  states: { on: 'in use', draft: 'to be published', changed: 'new draft to publish', off: 'withdrawn' },
  min: (n) => `about ${n} min`,
  empty: 'No tip card yet', emptyHelp: 'Take the starting set, put your bank’s own words in, and have a colleague publish it.', emptyBranch: 'They appear here once head office has published them.',
  take: 'Take the starting set', taken: (n) => `${n} drafts taken; read them and have a colleague publish them`,
  add: 'Write a card', edit: 'Change', publish: 'Publish', published: 'Published; branches can use it now', withdraw: 'Withdraw', withdrawn: 'Withdrawn', restore: 'Use again', restored: 'In use again',
  ownDraft: 'Your own draft is published by a colleague', onlyHq: 'Kept by head-office operations',
  give: 'Give to a visitor', byPhone: 'By phone', byA6: 'Print A6', bySlip: 'Print a slip', scan: 'Let the visitor scan this', scanHelp: 'The card stays on the visitor’s phone. Nothing about the visitor is kept.', close: 'Close',
  product: 'Product', link: 'Link', version: (n) => `version ${n}`, draftVersion: (n) => `draft of version ${n}`,
  picture: 'Use of the tip cards (30 days)', says: (handed, opened, done) => `${handed} given, ${opened} opened, ${done} said to be done.`,
  handed: 'Given', opened: 'Opened', done: 'Done', card: 'Card',
  form: {
    code: 'Code', codeHelp: 'Small letters, digits, hyphens, such as transfer-app; never changed later', service: 'Errand', noService: 'no errand', position: 'Order', titleZh: 'Title (Chinese)', titleEn: 'Title (English)', minutes: 'Minutes it takes',
    steps: 'Steps', stepsHelp: 'At most 8, one sentence each', stepZh: (n) => `Step ${n} (Chinese)`, stepEn: (n) => `Step ${n} (English)`, addStep: 'Add a step', removeStep: 'Remove this step', picture: 'Add a picture', noPicture: 'Remove the picture', pictureOf: (n) => `Picture of step ${n}`,
    link: 'Link (https)', product: 'One line about a product (Chinese)', productEn: 'One line about a product (English)', save: 'Save as a draft', saved: 'Draft saved; a colleague publishes it', needed: 'Please fill in', badCode: 'Only small letters, digits and hyphens', badLink: 'It must begin with https://',
  },
};
