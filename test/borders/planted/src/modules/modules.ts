import { hours } from '#modules/hours/index.ts';
import { lobby } from '#modules/lobby/index.ts';
export const neighbours = { hours: [], appointments: ['hours'], lobby: ['appointments'] } as const;
export const modules = [hours, lobby];
