import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';

export type Node = { type: string; start: number; [field: string]: unknown };
export type Import = Readonly<{
  /** as it is written */
  said: string;
  /** only types are taken: nothing of it runs */
  isType: boolean;
  /** path of our own file, from the project's folder */
  file?: string;
  /** npm package */
  package?: string;
  /** node:… */
  builtin?: string;
}>;
export type Source = Readonly<{ path: string; text: string; program?: Node; imports: readonly Import[] }>;
export type Tree = Readonly<{ root: string; files: readonly Source[]; read: (path: string) => string | undefined }>;
export type Finding = Readonly<{ rule: string; path: string; says: string }>;
export type Rule = Readonly<{ name: string; find: (tree: Tree) => Finding[] }>;

const FOLDERS = ['src', 'world', 'twin', 'bench', 'test', 'scripts'];
const READ = /\.(ts|tsx|sql|mjs|md)$/;

/** Every source file of a project, with the imports that we read ourselves (tools that resolve for us have read nothing and said "no violations"). */
export function readTree(root: string): Tree {
  const aliases = aliasesOf(root);
  const paths = [...FOLDERS.flatMap((folder) => filesBelow(root, folder)), 'vite.config.ts'].filter((path) => READ.test(path) && existsSync(join(root, path)));
  return {
    root,
    files: paths.map((path) => readSource(root, path, aliases)),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
  };
}

export function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (!entry.isDirectory()) return [path];
    return entry.name === 'planted' || entry.name === 'node_modules' ? [] : filesBelow(root, path);
  });
}

function readSource(root: string, path: string, aliases: Aliases): Source {
  const text = readFileSync(join(root, path), 'utf8');
  if (!/\.(ts|tsx|mjs)$/.test(path)) return { path, text, imports: [] };
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`);
  const importsSaid = [
    ...module.staticImports.map((one) => ({ said: one.moduleRequest.value, isType: one.entries.length > 0 && one.entries.every((entry) => entry.isType) })),
    ...module.staticExports.flatMap((one) => one.entries.flatMap(({ moduleRequest, isType }) => (moduleRequest ? [{ said: moduleRequest.value, isType }] : []))),
    ...module.dynamicImports.map((one) => ({ said: unquoted(text.slice(one.moduleRequest.start, one.moduleRequest.end)), isType: false })),
  ];
  const nodes = program as unknown as Node; // ESTree nodes are plain objects with a type and a start
  const imports = importsSaid.map((one) => ({ ...one, ...targetOf(one.said, path, aliases) }));
  return { path, text, program: nodes, imports };
}

/** `import(name)` names nothing that can be checked; it is left as it is written, in brackets. */
function unquoted(expression: string): string {
  return /^(['"`])([^'"`$]+)\1$/.exec(expression)?.[2] ?? `(${expression})`;
}

type Aliases = readonly (readonly [prefix: string, folder: string])[];

function aliasesOf(root: string): Aliases {
  // Our own package.json.
  const { imports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> };
  return Object.entries(imports).map(([alias, target]) => [alias.replace('*', ''), target.replace('./', '').replace('*', '')]);
}

function targetOf(said: string, from: string, aliases: Aliases): Pick<Import, 'file' | 'package' | 'builtin'> {
  if (said.startsWith('(')) return {};
  if (said.startsWith('node:')) return { builtin: said };
  if (said.startsWith('.')) return { file: posix.join(dirname(from), said) };
  const alias = aliases.find(([prefix]) => said.startsWith(prefix));
  if (alias) return { file: alias[1] + said.slice(alias[0].length) };
  return { package: said.split('/').slice(0, said.startsWith('@') ? 2 : 1).join('/') };
}

/** Every node of a program, parents first. */
export function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) {
    for (const one of node) yield* nodesOf(one);
  } else if (isNode(node)) {
    yield node;
    for (const value of Object.values(node)) if (typeof value === 'object' && value !== null) yield* nodesOf(value);
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

export function lineOf(source: Source, node: Node): number {
  return source.text.slice(0, node.start).split('\n').length;
}

/** The text of a string literal or of a template without holes. */
export function stringIn(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  return partsOf(node).join('…');
}

export function partsOf(template: Node): string[] {
  const quasis = Array.isArray(template['quasis']) ? template['quasis'] : [];
  return quasis.flatMap((quasi: unknown) => {
    const value: unknown = isNode(quasi) ? quasi['value'] : undefined;
    return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string' ? [value.raw] : [];
  });
}
