export const en = {
  'signage.screenUnknown': 'This branch has no such screen. Please choose one on the Screens page.',
  'signage.regionUnknown': 'There is no such region, or it is not wholly yours. Please choose one of yours.',
  'signage.itemUnknown': 'The playlist has no such line; perhaps somebody took it off. Please look again.',
  'signage.itemWithdrawn': 'This line has been taken off. Please add a new one if it is needed.',
  'signage.itemChanged': 'Somebody has just changed this line. Please read it before you change it again.',
  'signage.endsFirst': 'The last day is before the first. Please change one of them.',
  'signage.timesCross': 'The daily end is not after the daily start. Please change one of them.',
  'signage.notUrgentNow': 'This urgent message has ended, or it has been changed since.',
  'signage.stripUnknown': 'This branch has no such strip; perhaps it was removed. Please look again.',
} as const;
