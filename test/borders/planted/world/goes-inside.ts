// expect: floors
import { refuse } from '#modules/hours/rules.ts';
export const inside = refuse;
