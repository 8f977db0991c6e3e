import type { zh } from './words.zh.ts';

export const en: typeof zh = {
  title: 'Change alerts', below: 'Customers who follow a branch get a text when its hours change. Figures only: nobody sees who follows, and the numbers serve nothing else.',
  followers: 'Subscribers', followersNote: 'phone numbers', followed: 'Branches followed', told: 'Told', failed: 'Not delivered', toldNote: 'all changes below', perBranch: 'Subscribers of each branch',
  branch: 'Branch', change: 'Change', version: (n: number) => `Version ${n}`, zones: { joined: '24-hour zone as before', cut_off: '24-hour zone cut off', closed: '24-hour zone closed' }, published: 'Published', days: 'Days', followersThen: 'Followed by', waiting: 'To be sent', delivered: 'Delivered', covered: 'Told by booking text', needless: 'Not needed',
  needlessHelp: 'Changed back before it was sent, left meanwhile, or the days had passed', search: 'Name of a branch',
  empty: 'No change to tell yet', emptyHelp: 'Customers come in by “Text me when hours change” on a branch’s page. After the next publication this list says how many were told and how many texts arrived.',
  more: (n: number) => (n === 1 ? 'One more branch is followed.' : `${n} more branches are followed.`), nobody: 'Nobody follows yet.',
};
