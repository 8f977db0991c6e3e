import { isNode, nodesOf, stringIn, type Finding, type Node, type Rule, type Source, type Tree } from '../tree.ts';

const HAN = /\p{Script=Han}/u;

/** Chinese first, English complete: the same keys and the same {places} in both files, no Chinese left in the English one. */
export const words: Rule = {
  name: 'words',
  find: (tree) =>
    tree.files
      .filter(({ path }) => /(^|\/)[\w-]+\.(zh|en)\.ts$/.test(path) && path.startsWith('src/'))
      .flatMap((file) => {
        const twinPath = file.path.replace(/\.(zh|en)\.ts$/, (_, lang: string) => (lang === 'zh' ? '.en.ts' : '.zh.ts'));
        const twin = tree.files.find(({ path }) => path === twinPath);
        if (!twin) return [finding(file.path, `has no ${twinPath}`)];
        return [...missing(file, twin), ...(file.path.endsWith('.en.ts') ? leftInChinese(file) : [])];
      }),
};

function missing(file: Source, twin: Source): Finding[] {
  const [mine, theirs] = [sentencesIn(file), sentencesIn(twin)];
  return [...mine].flatMap(([key, text]) => {
    const other = theirs.get(key);
    if (other === undefined) return [finding(twin.path, `lacks "${key}"`)];
    return file.path.endsWith('.zh.ts') && places(text) !== places(other) ? [finding(file.path, `"${key}" has other {places} in the two languages`)] : [];
  });
}

function leftInChinese(file: Source): Finding[] {
  return [...sentencesIn(file)].filter(([, text]) => HAN.test(text.replaceAll(/开门|(切换到)?中文/g, ''))).map(([key]) => finding(file.path, `"${key}" is still in Chinese`));
}

function places(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join();
}

/** Key path → sentence, of the objects that a file exports; a sentence made by a function counts with the text that it holds. */
export function sentencesIn(file: Source): ReadonlyMap<string, string> {
  const exported = [...nodesOf(file.program)].filter((node) => node.type === 'ExportNamedDeclaration').flatMap((node) => [...nodesOf(node)].filter((one) => one.type === 'VariableDeclarator'));
  return new Map(exported.flatMap((one) => entriesOf(unwrapped(one['init']), '')));
}

function entriesOf(node: unknown, path: string): [string, string][] {
  if (!isNode(node)) return [];
  if (node.type !== 'ObjectExpression') return [[path, [...nodesOf(node)].map(stringIn).filter((text) => text !== undefined).join(' ')]];
  const properties = Array.isArray(node['properties']) ? node['properties'].filter(isNode) : [];
  return properties.filter(({ type }) => type === 'Property').flatMap((property) => entriesOf(unwrapped(property['value']), path === '' ? keyOf(property) : `${path}.${keyOf(property)}`));
}

function keyOf({ key }: Node): string {
  return stringIn(key) ?? (isNode(key) ? String(key['name'] ?? key['value']) : '');
}

function unwrapped(node: unknown): unknown {
  return isNode(node) && ['TSAsExpression', 'TSSatisfiesExpression', 'ParenthesizedExpression'].includes(node.type) ? unwrapped(node['expression']) : node;
}

function finding(path: string, says: string): Finding {
  return { rule: 'words', path, says };
}

export function refusalFiles(tree: Tree, lang: 'zh' | 'en'): Source[] {
  return tree.files.filter(({ path }) => path.startsWith('src/') && path.endsWith(`/refusals.${lang}.ts`));
}
