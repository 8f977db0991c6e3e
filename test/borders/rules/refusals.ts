import { isTest } from '../places.ts';
import { isNode, nodesOf, stringIn, type Finding, type Rule, type Source, type Tree } from '../tree.ts';
import { refusalFiles, sentencesIn } from './words.ts';

/** Every "no" has a kind sentence in both languages, and no sentence is for a "no" that nobody says. */
export const refusals: Rule = {
  name: 'refusals',
  find: (tree) => {
    const said = saidIn(tree);
    const unworded = (['zh', 'en'] as const).flatMap((lang) => {
      const worded = new Set(refusalFiles(tree, lang).flatMap((file) => [...sentencesIn(file).keys()]));
      return said.filter(({ code }) => !worded.has(code)).map(({ path, code }) => finding(path, `"${code}" has no sentence in ${lang}`));
    });
    const mentioned = tree.files.filter(({ path }) => path.startsWith('src/') && !isTest(path) && !/\/refusals\.(zh|en)\.ts$/.test(path)).map(({ text }) => text).join('\n');
    const unused = refusalFiles(tree, 'zh').flatMap((file) =>
      [...sentencesIn(file).keys()].filter((code) => !isSaid(code, mentioned)).map((code) => finding(file.path, `"${code}" is said nowhere`)));
    return [...unworded, ...unused];
  },
};

/** As a whole, or as a beginning that a state is put behind: 'lobby.is_' || state. */
function isSaid(code: string, mentioned: string): boolean {
  const beginning = /^(.*_)[a-z]+$/.exec(code)?.[1];
  const whole = new RegExp(`['"\`]${code.replaceAll('.', '\\.')}['"\`]`);
  const begun = beginning === undefined ? undefined : new RegExp(`['"\`]${beginning.replaceAll('.', '\\.')}(['"\`]|\\$\\{)`);
  return whole.test(mentioned) || (begun !== undefined && begun.test(mentioned));
}

function saidIn(tree: Tree): { path: string; code: string }[] {
  return tree.files.filter(({ path }) => path.startsWith('src/') && !isTest(path)).flatMap((file) => [...new Set(codesIn(file))].map((code) => ({ path: file.path, code })));
}

function codesIn(file: Source): string[] {
  // In a hot deed's SQL: {"refused":"…"} or 'refused', '…'.
  if (file.path.endsWith('.sql')) return [...file.text.matchAll(/["']refused["']\s*[:,]\s*["'](\w+\.[\w.]+)["']/g)].map((match) => match[1] ?? '');
  return [...nodesOf(file.program)].flatMap((node) => {
    if (node.type !== 'NewExpression' || !isNode(node['callee']) || node['callee']['name'] !== 'Refusal' || !Array.isArray(node['arguments'])) return [];
    const first: unknown = node['arguments'][0];
    const branches = isNode(first) && first.type === 'ConditionalExpression' ? [first['consequent'], first['alternate']] : [first];
    return branches.map(stringIn).filter((code) => code !== undefined && !code.includes('…')).map(String);
  });
}

function finding(path: string, says: string): Finding {
  return { rule: 'refusals', path, says };
}
