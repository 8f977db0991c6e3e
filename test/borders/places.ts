import { isNode, nodesOf, stringIn, type Tree } from './tree.ts';

/** Where a file stands in the house. */
export type Place =
  | { floor: 'kernel' | 'platform' | 'list' | 'main' | 'world' | 'twin' | 'bench' | 'test' | 'script' }
  | { floor: 'module'; module: string; isDoor: boolean; isContract: boolean }
  | { floor: 'page'; module: string; side: Side }
  | { floor: 'ui'; side: Side | 'both' }
  | { floor: 'desk'; desk: string; side: Side };
export type Side = 'staff' | 'public';

/** undefined: the file stands nowhere, which is a finding of its own. */
export function placeOf(path: string): Place | undefined {
  const [top = '', second = '', third = '', fourth = ''] = path.split('/');
  if ((isTest(path) && top !== 'src') || path === 'vite.config.ts') return { floor: 'test' };
  if (['world', 'twin', 'bench', 'test'].includes(top)) return { floor: top as 'world' | 'twin' | 'bench' | 'test' }; // just checked
  if (top === 'scripts') return { floor: 'script' };
  if (top !== 'src') return undefined;
  if (second === 'kernel' || second === 'platform') return { floor: second };
  if (/^main(\.ts)?$/.test(second) || second === 'commands') return { floor: 'main' };
  if (second === 'ui') return { floor: 'ui', side: third === 'staff' ? 'staff' : third === 'public' ? 'public' : 'both' };
  if (second === 'desks') return { floor: 'desk', desk: third, side: third === 'staff' ? 'staff' : 'public' };
  if (second !== 'modules') return undefined;
  if (fourth === '') return third === 'modules.ts' ? { floor: 'list' } : undefined;
  if (fourth === 'web') return { floor: 'page', module: third, side: 'staff' };
  if (fourth === 'public') return { floor: 'page', module: third, side: 'public' };
  return { floor: 'module', module: third, isDoor: fourth === 'index.ts', isContract: fourth === 'contract.ts' };
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

/** Who leans on whom: `neighbours` in src/modules/modules.ts, read and not run. */
export function neighbours(tree: Tree): ReadonlyMap<string, readonly string[]> {
  const list = tree.files.find(({ path }) => path === 'src/modules/modules.ts');
  const declared = [...nodesOf(list?.program)].find((node) => node.type === 'VariableDeclarator' && isNode(node['id']) && node['id']['name'] === 'neighbours');
  const table = [...nodesOf(declared?.['init'])].find((node) => node.type === 'ObjectExpression');
  const rows = Array.isArray(table?.['properties']) ? table['properties'].filter(isNode) : [];
  return new Map(rows.map((row) => [nameOf(row['key']), [...nodesOf(row['value'])].map(stringIn).filter((name) => name !== undefined)]));
}

function nameOf(key: unknown): string {
  return stringIn(key) ?? (isNode(key) && typeof key['name'] === 'string' ? key['name'] : '');
}

export function moduleNames(tree: Tree): string[] {
  return [...new Set(tree.files.flatMap(({ path }) => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? []))];
}
