export const en = {
  'system.nothingGivenUp': 'No job of {task} was given up; there is nothing to try again.',
} as const;
