import { hours } from '#modules/hours/index.ts';
export const appointments = hours;
