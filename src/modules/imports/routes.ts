import { Refusal } from '#kernel/refusal.ts';
import { raw, serve } from '#platform/serve.ts';
import { confirmList, previewList, returnList, type BranchList } from './branch-list.ts';
import { contract, handedIn } from './contract.ts';
import { IMPORT_LIMITS } from './limits.ts';

export const routes = serve(contract, {
  'POST /api/branches/imports/preview': raw(async ({ asking, input }) => previewList(asking, listIn(input))),
  'POST /api/branches/imports/returned': raw(async ({ asking, input }) => {
    const { bytes, ...copy } = await returnList(asking, listIn(input));
    return { ...copy, content: bytes.toString('base64') };
  }),
  'POST /api/branches/imports': raw(async ({ asking, input, reply }) => {
    const imported = await confirmList(asking, listIn(input), String(input['token']));
    return reply.status(201).send(imported);
  }),
});

/** The contract has checked the body; this gives it its types again. */
function listIn(input: Record<string, unknown>): BranchList {
  const { name, content, options } = handedIn.parse({ name: input['name'], content: input['content'], options: input['options'] });
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > IMPORT_LIMITS.packedBytes) throw new Refusal('import.tooBig', { status: 413, params: { mb: IMPORT_LIMITS.packedBytes / 1024 / 1024 } });
  return { name, bytes, options };
}
