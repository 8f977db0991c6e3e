import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'People and posts',
  below: 'Who works here, where, and as what. The system administrator adds people, the security administrator gives posts; neither does the other’s work.',
  search: 'Name, login, employer',
  name: 'Name', login: 'Login', employer: 'Employer', posts: 'Posts', state: 'State',
  bank: 'the bank',
  states: { works: 'Active', locked: 'Locked', disabled: 'Disabled' },
  stateFilter: 'State', roleFilter: 'Post',
  roles: {
    teller: 'Teller', lobby_manager: 'Lobby manager', wealth_manager: 'Wealth manager', relationship_manager: 'Relationship manager', branch_head: 'Branch head', regional_manager: 'Regional manager',
    hq_operations: 'Head office operations', auditor: 'Auditor', system_admin: 'System administrator', security_admin: 'Security administrator', cleaner: 'Cleaner', duty_phone: 'Emergency line',
  },
  network: 'Whole bank',
  empty: 'Nobody here yet', emptyHelp: 'Add a colleague first. You get a one-time link with which they set their own password.',
  add: 'Add a colleague', addDone: 'Added. Hand the link to the person; it works once, within 24 hours.',
  nameEn: 'Name in Latin letters (optional)', loginHelp: 'Lower-case letters, digits, dots or hyphens', save: 'Save', cancel: 'Cancel',
  link: 'One-time link', copy: 'Copy link', copied: 'Copied', newLink: 'New one-time link',
  givePost: 'Give a post', role: 'Post', place: 'Place', give: 'Give', given: 'Post given', end: 'End', ended: 'Post ended', noPosts: 'No post yet: after signing in this person sees nothing.',
  signOut: 'Sign out everywhere', signedOut: (n) => `Signed out of ${n} sessions`,
  disable: 'Disable', disableSure: 'The person can no longer sign in, and open sessions end at once.', disabled: 'Disabled',
  onlySystem: 'Done by the system administrator', onlySecurity: 'Done by the security administrator',
};
