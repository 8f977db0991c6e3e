import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** On a machine that has not timed them yet the longest files begin first, so that none is left over at the end. */
const LONGEST = ['test/proof/fuzz', 'test/stories/what-if', 'test/stories/screen.', 'world/living-day', 'test/stories/lobby-desks', 'test/stories/rotation', 'test/stories/protection', 'twin/policies', 'test/proof/permissions', 'postgres/postgres', 'hours/hours', 'rotation/rotation', 'test/proof/kill', 'test/stories/branch-day', 'test/stories/staff-shell', 'test/stories/offline', 'test/proof/offline'];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => { const at = LONGEST.findIndex((part) => moduleId.includes(part)); return at < 0 ? LONGEST.length : at; };
    return (await super.sort(files)).map((file, nth) => ({ file, nth })).sort((a, b) => rank(a.file) - rank(b.file) || a.nth - b.nth).map(({ file }) => file);
  }
}
