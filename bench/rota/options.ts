import { parseArgs } from 'node:util';

/** The numbers and texts behind --names; what is no number is said, not guessed. */
export function optionsOf(args: readonly string[], names: readonly string[]) {
  const { values } = parseArgs({ args: [...args], options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const, multiple: true }])), strict: true });
  const texts = (name: string): readonly string[] => values[name] ?? [];
  const number = (name: string, fallback: number, least: number, most: number): number => {
    const said = texts(name).at(-1);
    const value = said === undefined ? fallback : Number(said);
    if (!Number.isFinite(value) || value < least || value > most) throw new Error(`--${name} ${said ?? ''}: a number from ${least} to ${most} is needed`);
    return value;
  };
  return { texts, number };
}
