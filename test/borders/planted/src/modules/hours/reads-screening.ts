// expect: tables
import { sql } from '#platform/sql.ts';
export const rows = () => sql`select answer from screening.answer`;
