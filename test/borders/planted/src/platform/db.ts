import { z } from 'zod';
export const db = z;
