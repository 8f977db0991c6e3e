import { Refusal } from '#kernel/refusal.ts';
export const refuse = () => new Refusal('hours.worded');
export const at = (given: Date) => new Date(given.getTime());
