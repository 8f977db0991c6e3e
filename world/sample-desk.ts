import { z } from 'zod';
import { ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';
import { Refusal } from '#kernel/refusal.ts';
import { act } from '#platform/act.ts';
import { endpoint } from '#platform/contract.ts';
import { defineModule } from '#platform/module.ts';
import { raw, serve } from '#platform/serve.ts';
import { sql } from '#platform/sql.ts';
import { sampleMessagesPage } from './sample-messages.ts';
import { sampleStripPage } from './sample-strip.ts';
import { samplePage, sampleScript } from './sample-page.ts';

/** Whoever sits before a sample bank may set its pace: there is nothing real in it, and a real bank refuses. */
const can = permissions('sample', { look: { roles: ROLES, scope: 'public' }, setSpeed: { roles: ROLES, scope: 'public' } });

export const SPEEDS = [0, 1, 10, 60] as const;
const speed = z.union(SPEEDS.map((one) => z.literal(one)));
const stand = z.object({ at: z.date(), speed: z.number() });

/** The pace of the sample day; refused, inside the transaction, where a real bank lives. */
export const setSpeed = act({
  name: 'sample.setSpeed',
  may: can.setSpeed,
  input: z.object({ speed }),
  run: async ({ tx, input }) => {
    const sample = await tx.maybe<{ kind: string }>(sql`select kind from app.bank where kind = 'sample'`);
    if (!sample) throw new Refusal('sample.notHere', { status: 404 });
    return { answer: { speed: input.speed }, trace: { object: 'bank/clock', facts: { speed: input.speed } } };
  },
});

const contract = {
  'GET /sample': endpoint({ summary: 'The sample bank: its clock, its pace, its desks and sign-ins', may: can.look, query: z.object({ lang: z.enum(['zh', 'en']).optional() }), media: 'text/html; charset=utf-8' }),
  'GET /sample/messages': endpoint({ summary: 'The texts that customers of the sample bank got', may: can.look, query: z.object({ lang: z.enum(['zh', 'en']).optional() }), media: 'text/html; charset=utf-8' }),
  'GET /sample/strip': endpoint({ summary: 'What the LED strip of the sample bank has understood', may: can.look, query: z.object({ lang: z.enum(['zh', 'en']).optional() }), media: 'text/html; charset=utf-8' }),
  'GET /sample.js': endpoint({ summary: 'The script of that page', may: can.look, media: 'text/javascript; charset=utf-8' }),
  'GET /api/sample': endpoint({ summary: 'Time and pace of the sample bank', may: can.look, answer: stand }),
  'POST /api/sample/speed': endpoint({ summary: 'Set the pace of the sample day', may: can.setSpeed, body: z.object({ speed }), answer: stand }),
} as const;

const routes = serve(contract, {
  'GET /sample': raw(async ({ asking, input, reply }) => reply.send(await samplePage(asking, input['lang'] === 'zh' || input['lang'] === 'en' ? input['lang'] : asking.lang))),
  'GET /sample/messages': raw(async ({ asking, input, reply }) => reply.send(sampleMessagesPage(input['lang'] === 'zh' || input['lang'] === 'en' ? input['lang'] : asking.lang))),
  'GET /sample/strip': raw(async ({ asking, input, reply }) => reply.send(sampleStripPage(input['lang'] === 'zh' || input['lang'] === 'en' ? input['lang'] : asking.lang))),
  'GET /sample.js': raw(async ({ reply }) => reply.send(sampleScript)),
  'GET /api/sample': raw(async ({ asking: { house }, reply }) => reply.send({ at: house.clock.now(), speed: house.clock.speed() })),
  'POST /api/sample/speed': raw(async ({ asking, input, reply }) => {
    const { house } = asking;
    const set = await setSpeed(asking, { speed: speed.parse(input['speed']) });
    await house.clock.set({ speed: set.speed });
    return reply.send({ at: house.clock.now(), speed: house.clock.speed() });
  }),
});

export const sample = defineModule({
  name: 'sample', contract, routes, can,
  refusals: {
    zh: { 'sample.notHere': '这里是真实的银行，没有样例时钟。' },
    en: { 'sample.notHere': 'This is a real bank: it has no sample clock.' },
  },
});
