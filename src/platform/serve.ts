import type { FastifyReply } from 'fastify';
import type { Permission } from '#kernel/permission.ts';
import type { Act } from './act.ts';
import type { Contract, Endpoint } from './contract.ts';
import type { Asking } from './house.ts';
import type { Read } from './read.ts';

// Inputs differ by deed; the checks of the contract and of the deed itself stand between.
// oxlint-disable-next-line typescript/no-explicit-any
type AnyDeed = Act<any, any> | Read<any, any>;

/** A page, a file, a stream: an answer that is not JSON. Permission is checked before it runs. */
export type Raw = Readonly<{ kind: 'raw'; may?: Permission; run: (to: { asking: Asking; input: Record<string, unknown>; reply: FastifyReply }) => Promise<unknown> }>;

export type Handler = AnyDeed | Raw;
export type Route = Readonly<{ method: string; path: string; endpoint: Endpoint; handler: Handler }>;

export function raw(run: Raw['run']): Raw {
  return { kind: 'raw', run };
}

/**
 * Binds a contract to its deeds. A route without a deed does not compile; one whose deed wants another permission than the
 * contract declares stops the server from starting.
 */
export function serve<C extends Contract>(contract: C, handlers: { [K in keyof C]: Handler }): readonly Route[] {
  return Object.entries<Endpoint>(contract).map(([key, endpoint]) => {
    const handler = handlers[key as keyof C]; // keys of the same contract
    const [method = '', path = ''] = key.split(' ');
    if (!endpoint.may?.roles?.length || !endpoint.may.scope) throw new Error(`${key} declares no roles or scope`);
    if (handler.kind !== 'raw' && handler.may !== endpoint.may) throw new Error(`${key} declares another permission than its deed ${handler.deed}`);
    if (method !== 'GET' && handler.kind === 'read') throw new Error(`${key} changes nothing: use GET`);
    if (method === 'GET' && handler.kind === 'act') throw new Error(`${key} changes something: do not use GET`);
    return { method, path, endpoint, handler };
  });
}
