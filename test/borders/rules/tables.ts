import { isTest, neighbours, moduleNames, placeOf } from '../places.ts';
import { isNode, nodesOf, partsOf, type Rule, type Source, type Tree } from '../tree.ts';

/** Another module's tables are nobody's but its own. A foreign key to the reference table of a module that one leans on is the exception. */
export const tables: Rule = {
  name: 'tables',
  find: (tree) => {
    const owners = ownersOf(tree);
    const leaning = neighbours(tree);
    return tree.files.flatMap((file) => {
      const place = placeOf(file.path);
      if (isTest(file.path) || (place?.floor !== 'module' && place?.floor !== 'platform')) return [];
      const module = place.floor === 'module' ? place.module : 'platform';
      const mayRefer = (owner: string) => leaning.get(module)?.includes(owner) ?? false;
      const foreign = schemasNamed(file, owners).filter(({ owner, isReference }) => owner !== module && !(isReference && mayRefer(owner)));
      return [...new Set(foreign.map(({ name }) => name))].map((name) => ({ rule: 'tables', path: file.path, says: `names ${name}, which is another module's` }));
    });
  },
};

/** Schema → module: each module's own name, and every schema that its migrations create. */
function ownersOf(tree: Tree): ReadonlyMap<string, string> {
  const created = tree.files.flatMap(({ path, text }) => {
    const module = /^src\/modules\/([^/]+)\/migrations\//.exec(path)?.[1];
    return module === undefined ? [] : [...bare(text).matchAll(/create schema (?:if not exists )?(\w+)/gi)].map((match) => [match[1] ?? '', module] as const);
  });
  return new Map([...moduleNames(tree).map((name) => [name, name] as const), ...created]);
}

function schemasNamed(file: Source, owners: ReadonlyMap<string, string>): { name: string; owner: string; isReference: boolean }[] {
  return sqlIn(file).flatMap((sql) =>
    [...bare(sql).matchAll(/(references\s+)?\b([a-z_]+)\.([a-z_]+)\b/gi)].flatMap((match) => {
      const owner = owners.get(match[2] ?? '');
      // `slot.minutes` after `from x slot` is a column of an alias; a schema is followed by a table or function of its own name space.
      if (owner === undefined || isAlias(bare(sql), match[2] ?? '')) return [];
      return [{ name: `${match[2] ?? ''}.${match[3] ?? ''}`, owner, isReference: match[1] !== undefined }];
    }),
  );
}

function isAlias(sql: string, name: string): boolean {
  return new RegExp(`(from|join|update|into)\\s+[\\w.]+\\s+(as\\s+)?${name}\\b`, 'i').test(sql) || new RegExp(`\\)\\s+(as\\s+)?${name}\\b`, 'i').test(sql);
}

function sqlIn({ path, text, program }: Source): string[] {
  if (path.endsWith('.sql')) return [text];
  return [...nodesOf(program)].flatMap((node) => {
    if (node.type !== 'TaggedTemplateExpression' || !isNode(node['quasi']) || !isSqlTag(node['tag'])) return [];
    return [partsOf(node['quasi']).join(' ')];
  });
}

function isSqlTag(tag: unknown): boolean {
  return isNode(tag) && (tag['name'] === 'sql' || (isNode(tag['object']) && tag['object']['name'] === 'sql'));
}

/** Without comments and string literals. */
function bare(sql: string): string {
  return sql.replaceAll(/--.*$/gm, '').replaceAll(/'(?:[^']|'')*'/g, "''");
}
