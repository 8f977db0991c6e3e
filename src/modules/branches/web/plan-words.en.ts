import type { zh } from './plan-words.zh.ts';

export const en: typeof zh = {
  title: 'Floor plan', below: (branch) => `${branch} · drag zones, seats, counters and machines; all in metres. The lobby then gives seats by this plan.`, drawn: (n) => `Version ${n}`, fresh: 'A first drawing from the zones there are; it is not saved yet.',
  save: 'Save the plan', saved: (n) => `Saved as version ${n}`, undo: 'Undo', again: 'Redo', print: 'Print', reset: 'Drop the changes', readOnly: 'Changed by the branch head, the regional manager or head office',
  seats: 'Seats', seatCount: (n) => `${n} spaced seats`, distance: (metres) => `Seats at least ${metres} m apart`, near: (pairs) => (pairs === 1 ? '1 pair of seats too near (red)' : `${pairs} pairs of seats too near (red)`), wellSpaced: 'All far enough apart',
  place: 'Place seats by distance', placeHelp: 'Choose a zone and fill it at the least distance', addSeat: 'Add a seat', remove: 'Remove', nothing: 'Choose anything on the plan to see and change it here', chosen: 'Chosen',
  x: 'From the left', y: 'From the far wall', width: 'Width', depth: 'Depth', metres: 'm', hall: 'Size of the hall', booth: 'In a partitioned booth (mask may come off)', maskOff: 'mask off', marks: { smart: 'S', cash: '¥', ticket: 'N', statement: 'P' }, door: 'Door', counter: (n) => `Counter ${n}`, picture: 'Plan of the hall', scale: '1 m', keys: 'Arrow keys move, Shift and an arrow move by 1 m, Delete removes a seat',
};
