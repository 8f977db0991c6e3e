import { ROLES } from '#kernel/actor.ts';
import { permissions } from '#kernel/permission.ts';

export const can = permissions('nearby', {
  /** where one can go is everybody's to know; nothing of the asker is kept */
  ask: { roles: ROLES, scope: 'public' },
});
