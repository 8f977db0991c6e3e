import type { ParseArgsConfig } from 'node:util';

export type Given = Readonly<{ words: readonly string[]; flags: Readonly<Record<string, unknown>>; json: boolean }>;

/** A command of the command line; `run` answers the exit code. */
export type Command = Readonly<{
  summary: string;
  usage: string;
  options?: NonNullable<ParseArgsConfig['options']>;
  run: (given: Given) => Promise<number>;
}>;

export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
