// expect: packages
import { expect } from 'vitest';
export const hope = expect;
