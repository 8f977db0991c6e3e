import { defineModule } from '#platform/module.ts';
import { can } from './can.ts';
import { contract } from './contract.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';
import { routes } from './routes.ts';

export { cellsIn } from './cells-in.ts';
export { guarded } from './guard.ts';
export { recordsIn, type Reading } from './records-in.ts';
export { ERROR_COLUMN, workbookOf } from './returned-copy.ts';
export { confirmList, previewList, returnList, type BranchList, type Imported } from './branch-list.ts';
export { recognisedColumn as columnOf } from './columns.ts';
export { inWgs84, kilometres, readPoint, type System } from './coordinates.ts';
export { readFile as readTable } from './read-file.ts';
export { importOptions, type ImportOptions } from './options.ts';
export { readSites, type Site } from './read-sites.ts';
export { reportOf } from './report.ts';
export type { Preview } from './shown.ts';

export const imports = defineModule({ name: 'imports', contract, routes, can, refusals: { zh, en } });
