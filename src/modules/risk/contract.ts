import { z } from 'zod';
import { day, endpoint, id } from '#platform/contract.ts';
import { changeRule } from './acts/change-rule.ts';
import { linkArea } from './acts/link-area.ts';
import { liftHand, setByHand } from './acts/set-by-hand.ts';
import { areaCode } from './areas.ts';
import { can } from './can.ts';
import { handedIn, limit, token } from './cases.ts';
import { caseFileShape } from './reads/case-file.ts';
import { JUDGED, LEVELS } from './rules.ts';
import { rule } from './settings.ts';

const level = z.enum(LEVELS);
const judged = z.enum(JUDGED);
const areaParam = z.object({ area: areaCode });
const fileParam = z.object({ file: id });
const place = { id, name: z.string(), nameEn: z.string(), area: areaCode.nullable() };
const setTo = z.object({ area: areaCode, level });

export const contract = {
  'GET /api/risk': endpoint({
    summary: 'Risk level by region, what the counts say, and the rule', may: can.see,
    answer: z.object({
      today: z.string(), counted: z.string(), zone: z.string(), whenUnknown: level, rule, rules: z.array(z.object({ from: z.string(), source: z.string(), ...rule.shape })),
      places: z.array(z.object({ ...place, /** branches with a word of their own */ own: z.array(z.object(place)) })),
      late: z.array(z.object({ code: areaCode, name: z.string(), lastCounted: z.string() })), lateDays: z.int(),
      inUse: z.array(z.object({
        code: areaCode, name: z.string(), level: level.nullable(), since: z.string().nullable(), judged, fresh: z.int().nullable(), lastCounted: z.string().nullable(),
        byHand: z.object({ until: z.string(), reason: z.string() }).nullable(),
      })),
      areas: z.array(z.object({ code: areaCode, name: z.string(), from: z.string(), to: z.string() })),
    }),
  }),
  'GET /api/risk/areas/:area': endpoint({
    summary: 'An area’s days as its counts say, and the levels that stood', may: can.see, params: areaParam, query: z.object({ to: day.optional() }),
    answer: z.object({
      area: z.object({ code: areaCode, name: z.string() }), zone: z.string(),
      days: z.array(z.object({ day: z.string(), total: z.int().nullable(), risen: z.int().nullable(), fresh: z.int().nullable(), level: judged })),
      standings: z.array(z.object({ at: z.string(), level, judged: judged.nullable(), countedTo: z.string().nullable(), fresh: z.int().nullable(), until: z.string().nullable(), reason: z.string().nullable() })),
    }),
  }),
  'POST /api/risk/case-files': endpoint({ summary: 'Hand in a list of case counts; a job reads it', may: can.importCases, body: handedIn, answer: z.object({ file: id }), status: 201, ...limit }),
  'GET /api/risk/case-files/:file': endpoint({ summary: 'A handed-in list: how far it is read, what it would bring, what it brought', may: can.importCases, params: fileParam, answer: caseFileShape }),
  'GET /api/risk/case-files/:file/returned': endpoint({
    summary: 'The rows that were set aside, with the reasons', may: can.importCases, params: fileParam,
    answer: z.object({ name: z.string(), media: z.string(), content: z.string().meta({ description: 'base64' }), rows: z.int() }),
  }),
  'POST /api/risk/case-files/:file/confirmation': endpoint({ summary: 'Import what the preview showed, all together', may: can.importCases, params: fileParam, body: z.object({ token }), answer: z.object({ file: id }) }),
  'GET /api/risk/regions/:region/branches': endpoint({
    summary: 'The branches of a region with the area that each lies in by its own word', may: can.see, params: z.object({ region: id }),
    answer: z.object({ branches: z.array(z.object({ ...place, code: z.string() })) }),
  }),
  'PUT /api/risk/places/:place': endpoint({ summary: 'Say in which area a region or branch lies', may: can.link, params: z.object({ place: id }), body: linkArea.input.pick({ area: true }), answer: z.object({ place: id, area: areaCode.nullable() }) }),
  'POST /api/risk/rules': endpoint({ summary: 'Another rule from a day on', may: can.changeRule, body: changeRule.input, answer: z.object({ from: z.string() }), status: 201 }),
  'POST /api/risk/areas/:area/level': endpoint({ summary: 'Set an area’s level by hand until a day, with a reason', may: can.setByHand, params: areaParam, body: setByHand.input.omit({ area: true }), answer: setTo }),
  'DELETE /api/risk/areas/:area/level': endpoint({ summary: 'Take a level by hand back before its day', may: can.setByHand, params: areaParam, body: liftHand.input.omit({ area: true }), answer: setTo }),
} as const;
