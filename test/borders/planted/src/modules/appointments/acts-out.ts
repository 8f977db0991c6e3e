// expect: floors
import { world } from '#world/bank.ts';
export const wrong = world;
