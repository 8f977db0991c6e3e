// expect: floors
import { kit } from '#ui/staff/kit.ts';
export const inPage = kit;
