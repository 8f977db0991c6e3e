import { isTest, placeOf } from '../places.ts';
import type { Rule, Tree } from '../tree.ts';

const PURE_BUILTINS = ['node:crypto'];
const KERNEL_PACKAGES = ['luxon', 'libphonenumber-js'];

/** Nothing from outside but what package.json names; what runs in a bank is no development tool; the kernel does no I/O. */
export const packages: Rule = {
  name: 'packages',
  find: (tree) => {
    const { dependencies, devDependencies } = namedIn(tree);
    return tree.files.flatMap(({ path, imports }) =>
      imports.flatMap((one) => {
        const place = placeOf(path)?.floor;
        const isTool = place === 'test' || place === 'bench' || place === 'script' || isTest(path);
        const says = (text: string) => [{ rule: 'packages', path, says: `${text}: ${one.said}` }];
        if (one.builtin !== undefined && place === 'kernel' && !isTest(path) && !PURE_BUILTINS.includes(one.builtin)) return says('the kernel does no I/O');
        if (one.builtin !== undefined && (place === 'ui' || place === 'desk' || place === 'page') && !isTest(path)) return says('a page runs in the browser');
        if (one.package === undefined) return [];
        if (place === 'kernel' && !isTest(path) && !KERNEL_PACKAGES.includes(one.package)) return says('the kernel takes pure values only');
        if (dependencies.has(one.package)) return [];
        if (!devDependencies.has(one.package) && !(one.isType && devDependencies.has(`@types/${one.package}`))) return says('not in package.json');
        return isTool || one.isType ? [] : says('a development package in the program');
      }));
  },
};

function namedIn(tree: Tree): { dependencies: ReadonlySet<string>; devDependencies: ReadonlySet<string> } {
  // Our own package.json.
  const said = JSON.parse(tree.read('package.json') ?? '{}') as Record<string, Record<string, string> | undefined>;
  return { dependencies: new Set(Object.keys(said['dependencies'] ?? {})), devDependencies: new Set(Object.keys(said['devDependencies'] ?? {})) };
}
