import type { zh } from './refusals.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  'protection.placeUnknown': 'This branch has no such place; it may have been taken out. Check the branch on the label, or look under “Places and labels”.',
  'protection.elsewhere': 'That is not in the zone where you stand. Please go there and scan its label.',
  'protection.notPlannedHere': 'The plan does not ask for that at this place. Please pick one from the list.',
  'protection.dutyUnknown': 'The plan has just changed and this is no longer part of today. Please refresh.',
  'protection.notYet': 'It is not time yet. Too early is one more than needed: please do it at its time.',
  'protection.dutyMissed': 'This one counts as missed and stays so. Use “make up for it” to record what you do now.',
  'protection.alreadyDone': 'Somebody has just done and recorded it. It need not be done again.',
  'protection.warned': 'Please read the warning first. If all is right you can go on.',
  'protection.tooLateToUndo': 'Only what you recorded yourself within {minutes} minutes can be taken back. For a correction ask the branch head.',
  'protection.findingUnknown': 'This finding is not there; it may have been settled. Please refresh.',
  'protection.regionUnknown': 'There is no such region, or it is not yours. Please pick one of yours.',
};
