import type { zh } from './zone-words.zh.ts';

export const en: typeof zh = {
  title: '24-hour zone', below: 'It can be cut off from the hall and run apart. Customers read it at once on the branch’s page.', now: 'Now', saved: 'Done; customers can read it',
  states: { joined: 'joined with the hall', cut_off: 'cut off, open by itself', closed: 'closed' },
  helps: { joined: 'customers may pass from the hall', cut_off: 'the door to the hall is shut, the outer door is used; rounds go on', closed: 'both doors are shut; no rounds are due here' },
  since: (at) => `since ${at}`, hours: 'Open today', always: 'all day', noHours: 'not open', hoursHelp: 'its hours are changed under Opening hours', seeAsCustomer: 'See what customers see',
  change: 'Change to', reason: 'Why, in Chinese (customers read it)', reasonEn: 'Why, in English', needed: 'Please say why', save: 'Update',
};
