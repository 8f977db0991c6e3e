import type { zh } from './notice-words.zh.ts';

export const en: typeof zh = { title: 'Notice', missing: 'There is no such notice', toBranch: 'The branch’s hours today', toNewest: 'See the newest notice', closedToo: 'closed that day too', follow: 'Text me when hours change', calendar: 'Add to the phone’s calendar' };
