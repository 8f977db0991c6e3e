export const en = {
  'services.unknown': 'This service was not found. Please choose another.',
  'services.dayPast': 'The day from which it holds cannot be before today ({today}).',
  'services.notPlanned': 'This change holds already or was taken back. To change it again, write another one.',
} as const;
