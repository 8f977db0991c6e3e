// expect: floors
import { db } from '#platform/db.ts';
export const up = db;
