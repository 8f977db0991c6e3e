// expect: floors
import { gone } from './gone.ts';
export const page = gone;
