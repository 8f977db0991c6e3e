import type { Module } from './module.ts';
import { en as postgresEn } from './postgres/refusals.en.ts';
import { zh as postgresZh } from './postgres/refusals.zh.ts';
import type { Sentences } from './problem.ts';
import { en } from './refusals.en.ts';
import { zh } from './refusals.zh.ts';

/** The sentences of every refusal that the program can say. */
export function sentencesOf(modules: readonly Module[]): Sentences {
  return {
    zh: Object.assign({}, zh, postgresZh, ...modules.map((module) => module.refusals?.zh ?? {})),
    en: Object.assign({}, en, postgresEn, ...modules.map((module) => module.refusals?.en ?? {})),
  };
}
