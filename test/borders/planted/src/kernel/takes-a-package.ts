// expect: packages
import { z } from 'zod';
export const text = z;
