export const en = { 'services.unknown': 'This service was not found. Please choose another.' } as const;
