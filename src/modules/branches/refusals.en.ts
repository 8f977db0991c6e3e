export const en = {
  'branches.codeTaken': 'The code {code} is already in use. Please choose another.',
  'branches.regionUnknown': 'This region was not found.',
  'branches.counterTaken': 'There is already a counter {number}. Please choose another number.',
  'branches.deviceUnknown': 'This device was not found or was revoked. Please add it again.',
  'branches.settingUnknown': 'There is no setting named {name}.',
  'branches.settingWrong': 'This value does not fit the setting {name}. Please see its description.',
  'branches.settingEndsFirst': 'The last day lies before the first day. Please check.',
} as const;
