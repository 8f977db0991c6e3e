import { describe, expect, it } from 'vitest';
import { withSection } from './evidence.ts';

const run = { commit: 'abc1234', on: '2026-11-25' };

describe('evidence', () => {
  it('a command writes its own section at the end, with commit and seed', () => {
    const text = withSection('# Evidence\n\nHead.\n', { command: 'npm run -s twin', about: 'Days.', figures: '| a |', seed: 7 }, run);
    expect(text).toBe('# Evidence\n\nHead.\n\n## `npm run -s twin`\n\ncommit abc1234 · seed 7 · 2026-11-25. Days.\n\n| a |\n');
  });

  it('a second run replaces the section where it stands and leaves the neighbours', () => {
    const first = ['one', 'two', 'three'].reduce((text, command) => withSection(text, { command, about: 'a', figures: command }, run), '# Evidence\n');
    const again = withSection(first, { command: 'two', about: 'b', figures: 'new' }, run);
    expect(again.match(/^## .*$/gm)).toEqual(['## `one`', '## `two`', '## `three`']);
    expect(again).toContain('b\n\nnew\n');
    expect(again).not.toContain('a\n\ntwo');
  });
});
