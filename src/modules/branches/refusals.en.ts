export const en = {
  'branches.codeTaken': 'The code {code} is already in use. Please choose another.',
  'branches.regionUnknown': 'This region was not found.',
  'branches.counterTaken': 'There is already a counter {number}. Please choose another number.',
  'branches.deviceUnknown': 'This device was not found or was revoked. Please add it again.',
  'branches.settingUnknown': 'There is no setting named {name}.',
  'branches.settingWrong': 'This value does not fit the setting {name}. Please see its description.',
  'branches.settingEndsFirst': 'The last day lies before the first day. Please check.',
  'branches.settingSeenFirst': 'What this costs a branch is seen before it is turned on, or comes back by itself on a day. Open its page, see the figures, and turn it on there, branch by branch.',
  'branches.seatsTooNear': 'Seats {one} and {other} stand nearer than {metres} m. Move them apart, or have the seats placed.',
  'branches.seatTwice': 'Two seats have the same code. Change one of them.',
  'branches.planMoved': 'Somebody has just drawn this plan anew. Look at the new one first.',
  'branches.planUnknown': 'The plan shows a zone, counter or machine that this branch does not have. Open the plan again.',
} as const;
