import { isTest, neighbours, placeOf, type Place } from '../places.ts';
import type { Finding, Import, Rule, Tree } from '../tree.ts';

type Asked = { from: Place; to: Place; isType: boolean; mayLean: (module: string, on: string) => boolean };

/** DESIGN 1: down you call; up and sideways you announce. A module is entered by its index.ts, and only by those who lean on it. */
export const floors: Rule = {
  name: 'floors',
  find: (tree) => {
    const leaning = neighbours(tree);
    const mayLean = (module: string, on: string) => leaning.get(module)?.includes(on) ?? false;
    return tree.files.flatMap(({ path, imports }) => {
      const from = placeOf(path);
      if (!from) return [{ rule: 'floors', path, says: 'stands in no folder of the house (DESIGN 1)' }];
      return imports.flatMap((one) => findingsOf(tree, { path, from, one, mayLean }));
    });
  },
};

function findingsOf(tree: Tree, { path, from, one, mayLean }: { path: string; from: Place; one: Import; mayLean: Asked['mayLean'] }): Finding[] {
  if (one.file === undefined || !/\.(ts|tsx|mjs)$/.test(one.file)) return [];
  const to = placeOf(one.file);
  if (!to || tree.read(one.file) === undefined) return [{ rule: 'floors', path, says: `imports ${one.said}, which does not exist` }];
  if (from.floor === 'page' && to.floor === 'module' && to.module === from.module && (one.isType || isPure(tree, one.file))) return [];
  const isAllowed = isTest(path) ? mayTest({ from, to, isType: one.isType, mayLean }) : mayUse({ from, to, isType: one.isType, mayLean });
  return isAllowed ? [] : [{ rule: 'floors', path, says: `may not import ${one.said}` }];
}

/** Pure rules run in a page, on a server and in the twin alike: nothing from outside, nothing but the kernel and their like. */
function isPure(tree: Tree, path: string, seen: readonly string[] = []): boolean {
  const file = tree.files.find((one) => one.path === path);
  if (!file || seen.includes(path)) return file !== undefined;
  return file.imports.filter(({ isType }) => !isType).every((one) => one.file !== undefined && (placeOf(one.file)?.floor === 'kernel' || (placeOf(one.file)?.floor === 'module' && isPure(tree, one.file, [...seen, path]))));
}

function mayUse(asked: Asked): boolean {
  const { from, to, isType } = asked;
  if (to.floor === 'kernel') return true;
  switch (from.floor) {
    case 'kernel':
      return false;
    case 'platform':
      return to.floor === 'platform';
    case 'module':
      return to.floor === 'platform' || (to.floor === 'module' && mayEnter(asked, from.module, to));
    case 'list':
    case 'main':
    case 'world':
    case 'twin':
    case 'bench':
      return throughDoors(from.floor, to);
    case 'ui':
      return (to.floor === 'ui' && (to.side === 'both' || to.side === from.side)) || (to.floor === 'platform' && isType);
    case 'page':
      return (
        (to.floor === 'ui' && (to.side === 'both' || to.side === from.side)) ||
        (to.floor === 'page' && to.module === from.module && to.side === from.side) ||
        (isType && to.floor === 'platform')
      );
    case 'desk':
      return (
        (to.floor === 'ui' && (to.side === 'both' || to.side === from.side)) ||
        (to.floor === 'desk' && to.desk === from.desk) ||
        (to.floor === 'page' && to.side === from.side) ||
        (isType && (to.floor === 'platform' || (to.floor === 'module' && (to.isContract || to.isDoor))))
      );
    case 'test':
      return true;
    case 'script':
      return to.floor === 'script';
    default:
      return from satisfies never;
  }
}

function mayEnter({ mayLean }: Asked, module: string, to: Place & { floor: 'module' }): boolean {
  return to.module === module || (to.isDoor && mayLean(module, to.module));
}

function throughDoors(from: 'list' | 'main' | 'world' | 'twin' | 'bench', to: Place): boolean {
  if (to.floor === 'module') return to.isDoor;
  if (to.floor === 'platform' || to.floor === from) return true;
  if (from === 'main' || from === 'bench') return ['list', 'world', 'twin', 'main'].includes(to.floor);
  return from !== 'list' && ['list', 'world'].includes(to.floor);
}

/** A test sees its own module whole, and the world and the rig; other modules by the door, as everybody. */
function mayTest(asked: Asked): boolean {
  const { from, to } = asked;
  if (['kernel', 'platform', 'list', 'world', 'test', 'main'].includes(to.floor)) return true;
  if (to.floor === 'module') return to.isDoor || (from.floor !== 'module' ? from.floor === 'test' : from.module === to.module);
  return from.floor === 'test' || mayUse(asked);
}
