import { refuse } from '../rules.ts';
export const inPage = refuse;
