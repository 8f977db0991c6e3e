import { expect, test } from 'vitest';
import { modules } from '#modules/modules.ts';
import { en } from '#modules/audit/web/deeds.en.ts';
import { zh } from '#modules/audit/web/deeds.zh.ts';

const onTrail = modules.flatMap((module) => (module.routes ?? []).flatMap(({ handler }) => (handler.kind === 'act' || (handler.kind === 'read' && handler.may.reading === 'personal') ? [handler.deed] : [])));

test('every deed that a person can leave on the trail has a name that an auditor can read, in both languages', () => {
  const unnamed = [...new Set(onTrail)].filter((deed) => !(deed in zh)).map((deed) => `'${deed}': '…',`);
  expect(unnamed, `name these in src/modules/audit/web/deeds.zh.ts and deeds.en.ts:\n${unnamed.join('\n')}`).toEqual([]);
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
});
