// expect: refusals
import { Refusal } from '#kernel/refusal.ts';
export const refuse = () => new Refusal('hours.unworded');
