import { z } from 'zod';
import { ROLES } from '#kernel/actor.ts';
import { endpoint, id } from '#platform/contract.ts';
import { addPerson, endPost, givePost, login } from './acts/people.ts';
import { can } from './can.ts';

const password = z.string().min(1).max(200);
const role = z.enum(ROLES);
const empty = z.object({});

export const contract = {
  'POST /api/session': endpoint({ summary: 'Sign in with a local account', may: can.signIn, body: z.object({ login, password }), answer: z.object({ staff: id }), status: 201 }),
  'DELETE /api/session': endpoint({ summary: 'Sign out', may: can.signOut, query: z.object({ as: id.optional() }), answer: empty }),
  'POST /api/device-sessions': endpoint({
    summary: 'A device gives its token for a session of its own; later requests say ?as=DEVICE', may: can.signIn, body: z.object({ token: z.string().max(300) }), status: 201,
    answer: z.object({ device: id, branch: id, kind: z.string(), name: z.string() }),
  }),
  'GET /api/me': endpoint({
    summary: 'Who am I, and what may I do', may: can.me, query: z.object({ as: id.optional() }),
    answer: z.object({
      kind: z.enum(['staff', 'device', 'customer', 'anonymous', 'system']), id: z.string(), name: z.string(), roles: z.array(role), bank: z.enum(['sample', 'real']), at: z.date(), speed: z.number(),
      branches: z.array(z.object({ id, code: z.string(), name: z.string(), nameEn: z.string(), region: id, timeZone: z.string() })), posts: z.array(z.object({ role, reach: z.union([z.literal('all'), z.array(id)]) })),
    }),
  }),
  'POST /api/invitations/acceptance': endpoint({ summary: 'Set a password with a one-time link', may: can.signIn, body: z.object({ secret: z.string().max(200), password }), answer: empty }),
  'PUT /api/me/password': endpoint({ summary: 'Change my password', may: can.changeOwnPassword, body: z.object({ old: password, password }), answer: empty }),
  'GET /api/people': endpoint({
    summary: 'Who works here', may: can.people, query: z.object({ after: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(500).optional() }),
    answer: z.object({ next: z.string().nullable(), places: z.array(z.object({ id, kind: z.enum(['region', 'branch']), name: z.string(), nameEn: z.string() })), people: z.array(z.object({ id, login: z.string(), name: z.string(), nameEn: z.string(), employer: z.string(), disabledAt: z.date().nullable(), lockedUntil: z.date().nullable(), posts: z.array(z.object({ role, place: id })) })) }),
  }),
  'POST /api/people': endpoint({ summary: 'Add a person; the answer holds a one-time link for the first password', may: can.addPerson, body: addPerson.input.omit({ passwordHash: true }), status: 201, answer: z.object({ staff: id, link: z.string() }) }),
  'POST /api/people/:staff/invitation': endpoint({ summary: 'A new one-time link for a person who forgot the password', may: can.invite, params: z.object({ staff: id }), status: 201, answer: z.object({ link: z.string() }) }),
  'POST /api/people/:staff/posts': endpoint({ summary: 'Give a post', may: can.givePost, params: z.object({ staff: id }), body: givePost.input.omit({ staff: true }), status: 201, answer: z.object({ post: id }) }),
  'DELETE /api/people/:staff/posts': endpoint({ summary: 'End a post', may: can.endPost, params: z.object({ staff: id }), body: endPost.input.omit({ staff: true }), answer: empty }),
  'POST /api/people/:staff/disabling': endpoint({ summary: 'Disable a person', may: can.disablePerson, params: z.object({ staff: id }), answer: empty }),
  'DELETE /api/people/:staff/sessions': endpoint({ summary: 'Sign a person out everywhere', may: can.endSessions, params: z.object({ staff: id }), answer: z.object({ ended: z.number() }) }),
} as const;
