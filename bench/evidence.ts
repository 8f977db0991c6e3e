import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#platform/root.ts';

/** What a command measured: `about` in a sentence or two, `figures` as it printed them, `seed` where chance was drawn. */
export type Evidence = Readonly<{ command: string; about: string; figures: string; seed?: number | string }>;

const FILE = join(ROOT, 'docs', 'evidence.md');
const HEAD = `# Evidence

Each section is written by the command that stands over it, with \`--evidence\`; it replaces its own section and leaves the others. Nobody edits figures by hand.
`;

/** One section for each command, replaced in place, with the commit and the day on which it ran. */
export function writeEvidence(evidence: Evidence): void {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  writeFileSync(FILE, withSection(text, evidence, { commit: commitNow(), on: new Date().toISOString().slice(0, 10) }));
}

/** The text with this command's section as it is now: where the old one stood, or at the end. */
export function withSection(text: string, { command, about, figures, seed }: Evidence, run: { commit: string; on: string }): string {
  const heading = `## \`${command}\``;
  const came = [`commit ${run.commit}`, ...(seed === undefined ? [] : [`seed ${seed}`]), run.on].join(' · ');
  const section = `${heading}\n\n${came}. ${about.trim()}\n\n${figures.trim()}\n`;
  const parts = text.split(/\n(?=## )/);
  const at = parts.findIndex((part) => part.split('\n', 1)[0] === heading);
  const kept = at < 0 ? [...parts, section] : parts.with(at, section);
  return `${kept.map((part) => part.trim()).join('\n\n')}\n`;
}

/** The commit that ran; `+` where files had been changed since. */
function commitNow(): string {
  try {
    const git = (...words: string[]) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const changed = git('status', '--porcelain', '--', 'src', 'bench', 'twin', 'world') !== '';
    return `${git('rev-parse', '--short', 'HEAD')}${changed ? '+' : ''}`;
  } catch {
    return 'unknown';
  }
}
