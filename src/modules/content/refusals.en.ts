import type { zh } from './refusals.zh.ts';

export const en: Readonly<Record<keyof typeof zh, string>> = {
  'content.cardUnknown': 'This tip card does not exist or was withdrawn. Please choose another.',
  'content.serviceUnknown': 'This errand is not in the catalogue. Please choose one that is.',
  'content.ownCard': 'A card you wrote is published by a colleague. Please ask another person of head-office operations.',
  'content.noDraft': 'This version is published already or does not exist. Please look again.',
  'content.noPicture': 'Only PNG, JPEG or WebP pictures of at most 300 KB.',
  'content.pictureUnknown': 'This picture does not exist.',
  'content.handoutUnknown': 'The number of this card is not right; what stands on it still holds.',
};
