import { z } from 'zod';
import { branchParam, endpoint, id, line } from '#platform/contract.ts';
import { itemText } from './acts/item-text.ts';
import { stripDetails } from './acts/strips.ts';
import { can } from './can.ts';
import { deliveredAnswer } from './reads/delivered.ts';
import { listedItem } from './reads/playlist.ts';
import { listedStrips, stripPreview } from './reads/strips.ts';

const item = z.object({ item: id });
const ofBranch = branchParam.extend({ item: id });
const oneStrip = branchParam.extend({ strip: id });
const strip = z.object({ strip: id });
const which = z.object({ revision: z.int().min(1) });
const screen = z.object({ screen: id.optional() });
const region = z.object({ region: id.optional() });

export const contract = {
  'GET /api/branches/:branch/playlist': endpoint({
    may: can.seePlaylist, summary: 'What the screens of a branch show, and its screens', params: branchParam,
    answer: z.object({
      region: id, today: z.string(), items: z.array(listedItem),
      screens: z.array(z.object({ id, kind: z.string(), name: z.string(), lastSeenAt: z.string().nullable(), revoked: z.boolean() })),
      shown: z.array(z.object({ item: id, screen: id, at: z.string() })),
      may: z.object({ change: z.boolean(), wide: z.boolean(), network: z.boolean() }),
    }),
  }),
  'POST /api/branches/:branch/playlist/items': endpoint({ may: can.addItem, summary: 'Show something on the screens of a branch', params: branchParam, body: itemText.extend(screen.shape), status: 201, answer: item }),
  'PUT /api/branches/:branch/playlist/items/:item': endpoint({ may: can.changeItem, summary: 'Change what the screens of a branch show', params: ofBranch, body: itemText.extend(screen.shape).extend(which.shape), answer: item }),
  'DELETE /api/branches/:branch/playlist/items/:item': endpoint({ may: can.withdrawItem, summary: 'Take something off the screens of a branch', params: ofBranch, query: screen, answer: item }),
  'POST /api/branches/:branch/playlist/shown': endpoint({ may: can.confirmShown, summary: 'A screen says that an urgent message stands on it', params: branchParam, body: z.object({ item: id, revision: z.int32().min(1) }), answer: item }),
  'GET /api/branches/:branch/strips': endpoint({ may: can.seePlaylist, summary: 'LED strips that the program drives itself, and what each is known to show', params: branchParam, answer: listedStrips }),
  'POST /api/branches/:branch/strips': endpoint({ may: can.addStrip, summary: 'Connect an LED strip', params: branchParam, body: stripDetails.extend({ name: line(60) }), status: 201, answer: strip }),
  'PUT /api/branches/:branch/strips/:strip': endpoint({ may: can.changeStrip, summary: 'Change where an LED strip is and what it looks like', params: oneStrip, body: stripDetails, answer: strip }),
  'DELETE /api/branches/:branch/strips/:strip': endpoint({ may: can.removeStrip, summary: 'Drive an LED strip no more', params: oneStrip, answer: strip }),
  'GET /api/branches/:branch/strips/:strip/preview': endpoint({ may: can.seePlaylist, summary: 'A text as it will look on an LED strip, and how long it takes', params: oneStrip, query: z.object({ text: z.string().trim().min(1).max(300) }), answer: stripPreview }),
  'GET /api/playlist': endpoint({
    may: can.seeWidePlaylist, summary: 'What all screens of the network and of regions show',
    answer: z.object({ today: z.string(), items: z.array(listedItem), may: z.object({ network: z.boolean() }) }),
  }),
  'GET /api/playlist/items/:item/delivered': endpoint({ may: can.seeWidePlaylist, summary: 'Which screens of the network or a region say that they show an urgent message', params: item, answer: deliveredAnswer }),
  'POST /api/playlist/items': endpoint({ may: can.addWideItem, summary: 'Show something on all screens of a region or of the network', body: itemText.extend(region.shape), status: 201, answer: item }),
  'PUT /api/playlist/items/:item': endpoint({ may: can.changeWideItem, summary: 'Change what all screens of a region or of the network show', params: item, body: itemText.extend(region.shape).extend(which.shape), answer: item }),
  'DELETE /api/playlist/items/:item': endpoint({ may: can.withdrawWideItem, summary: 'Take something off all screens of a region or of the network', params: item, query: region, answer: item }),
} as const;
