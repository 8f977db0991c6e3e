import { db } from '#platform/db.ts';
export const hours = db;
