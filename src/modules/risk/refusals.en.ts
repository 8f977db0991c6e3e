import type { zh } from './refusals.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  'risk.noCases': 'There are no case counts in this file. Please see that it has a column for the date and one for the confirmed total, a row for each area and day.',
  'risk.noCodes': 'This file has no column of area codes. Please add the codes of six digits.',
  'risk.nothingToTake': 'There is no row to import. Please correct them as the returned file says.',
  'risk.previewStale': 'The counts have changed since the preview. Please look at the preview again, then import.',
  'risk.areaUnknown': 'There are no counts of this area yet. Please import them first.',
  'risk.areaNotInUse': 'No branch lies in this area. Please say first which region does.',
  'risk.areaNotYours': 'Branches of other regions lie in this area too: head office sets its level.',
  'risk.fileUnknown': 'This file was not found; it may have been forgotten by now. Please hand it in again.',
  'risk.fileNotRead': 'This file cannot be imported now: it is still being read, or it was imported already. Please look how far it is.',
  'risk.placeUnknown': 'This region or branch was not found.',
  'risk.untilWrong': 'The last day must be today or later, at most {days} days ahead.',
  'risk.notByHand': 'No level stands here by hand now.',
  'risk.ruleInThePast': 'A new rule begins today or later: levels of the past stay as they were.',
};
