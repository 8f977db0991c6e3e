import { hearBankTime } from '#ui/bank-clock.ts';
import { caller, Refused } from '#ui/call.ts';
import type { Me } from '#ui/staff/kit.ts';
import type { contract } from '#modules/identity/contract.ts';

const call = caller<typeof contract>();

/** Who is signed in; nobody when the server knows no session. */
export async function whoAmI(): Promise<Me | undefined> {
  try {
    const me = await call('GET /api/me');
    hearBankTime(me.at, me.speed);
    return me.kind === 'staff' ? me : undefined;
  } catch (fault) {
    if (fault instanceof Refused && fault.status === 401) return undefined;
    throw fault;
  }
}

export async function signIn(login: string, password: string): Promise<void> {
  await call('POST /api/session', { body: { login, password } });
}

export async function signOut(): Promise<void> {
  await call('DELETE /api/session');
}

/** The first password, set with the one-time link an administrator handed over. */
export async function acceptInvitation(secret: string, password: string): Promise<void> {
  await call('POST /api/invitations/acceptance', { body: { secret, password } });
}
