// expect: floors
import { hours } from '../index.ts';
export const inPage = hours;
