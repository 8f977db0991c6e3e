// expect: packages
import { join } from 'node:path';
export const inPage = join;
