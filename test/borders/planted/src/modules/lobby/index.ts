// expect: floors
import { hours } from '#modules/hours/index.ts';
export const lobby = hours;
