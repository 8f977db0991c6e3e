import { moduleNames, placeOf } from '../places.ts';
import { isNode, type Finding, type Rule, type Source, type Tree } from '../tree.ts';

const CONFIG = /(^|\/)[\w.-]*config\.ts$|^test\/rig\/|^scripts\//;

/** STYLE: named exports only, no `export *`, kebab-case files (PascalCase for React), explicit endings; a module has a door and a README. */
export const manners: Rule = {
  name: 'manners',
  find: (tree) => [...tree.files.flatMap(ofFile), ...moduleNames(tree).flatMap((name) => ofModule(tree, name))],
};

function ofFile(file: Source): Finding[] {
  const name = file.path.split('/').at(-1) ?? '';
  const found: string[] = [];
  const body = isNode(file.program) && Array.isArray(file.program['body']) ? file.program['body'].filter(isNode) : [];
  if (!CONFIG.test(file.path) && body.some(({ type }) => type === 'ExportDefaultDeclaration')) found.push('a default export');
  if (body.some(({ type }) => type === 'ExportAllDeclaration')) found.push('export *');
  if (/\.tsx?$/.test(name) && !/^([a-z0-9]+(-[a-z0-9]+)*|[A-Z][A-Za-z0-9]*)(\.[a-z]+)*\.tsx?$/.test(name)) found.push('a file name that is neither kebab-case nor PascalCase');
  if (file.path.includes('/migrations/') && file.path.endsWith('.sql') && !/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) found.push('a migration without a number');
  for (const { said } of file.imports) if (said.startsWith('(') && file.path.startsWith('src/')) found.push(`an import that cannot be checked: ${said}`);
  for (const { said } of file.imports) if (/^(\.|#)/.test(said) && !/\.[a-z]+(\?\w+)?$/.test(said)) found.push(`an import without an ending: ${said}`);
  for (const { said } of file.imports) if (said.startsWith('../') && placeOf(file.path)?.floor === 'module' && said.split('../').length > 3) found.push(`a long way up: ${said}`);
  return found.map((says) => ({ rule: 'manners', path: file.path, says }));
}

function ofModule(tree: Tree, name: string): Finding[] {
  return ['README.md', 'index.ts']
    .filter((file) => tree.read(`src/modules/${name}/${file}`) === undefined)
    .map((file) => ({ rule: 'manners', path: `src/modules/${name}/${file}`, says: 'is missing' }));
}
