// expect: tables
import { sql } from '#platform/sql.ts';
export const rows = (branch: string) => sql`select opening.id from hours.opening where branch_id = ${branch}`;
