import { isTest, placeOf } from '../places.ts';
import { isNode, lineOf, nodesOf, type Node, type Rule } from '../tree.ts';

/**
 * Time is `asking.now` (or `house.clock.real()`) and chance `asking.random`; so a day can be lived twice. In SQL the time comes with
 * the deed. Secrets (node:crypto) and spans measured with `performance.now` are no business time or chance.
 */
export const timeAndChance: Rule = {
  name: 'time-and-chance',
  find: (tree) =>
    tree.files
      .filter(({ path }) => placeOf(path)?.floor === 'module' && !isTest(path))
      .flatMap((file) => {
        if (file.path.endsWith('.sql')) {
          const found = /\b(now\(\)|current_date|current_timestamp|localtimestamp|clock_timestamp\(\)|statement_timestamp\(\)|random\(\)|gen_random_uuid\(\))/i.exec(file.text.replaceAll(/--.*$/gm, ''));
          return found ? [{ rule: 'time-and-chance', path: file.path, says: `${found[0]} in SQL: let it come from outside` }] : [];
        }
        return [...nodesOf(file.program)].filter(isAmbient).map((node) => ({ rule: 'time-and-chance', path: file.path, says: `line ${lineOf(file, node)}: ambient time or chance; take asking.now or asking.random` }));
      }),
};

function isAmbient(node: Node): boolean {
  if (node.type === 'NewExpression') return nameOf(node['callee']) === 'Date' && Array.isArray(node['arguments']) && node['arguments'].length === 0;
  if (node.type !== 'CallExpression' || !isNode(node['callee'])) return false;
  const callee = node['callee'];
  const said = callee.type === 'MemberExpression' ? `${nameOf(callee['object'])}.${nameOf(callee['property'])}` : `${nameOf(callee)}()`;
  return ['Date.now', 'Math.random', 'Date()', 'DateTime.now', 'DateTime.utc', 'DateTime.local'].includes(said) && !(said.startsWith('DateTime') && hasArguments(node));
}

function hasArguments(node: Node): boolean {
  return Array.isArray(node['arguments']) && node['arguments'].length > 0;
}

function nameOf(node: unknown): string {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}
