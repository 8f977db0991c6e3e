// expect: floors
import type { contract } from '#modules/hours/contract.ts';
export type Asked = typeof contract;
