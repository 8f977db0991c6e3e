import { isTest } from '../places.ts';
import { isNode, lineOf, nodesOf, stringIn, type Node, type Rule } from '../tree.ts';

const HAN = /\p{Script=Han}/u;
const OUR_NAME = /开门|Kaimen/g;
const LETTER = /\p{L}/u;
const SPEAKING = /^(title|alt|label|placeholder|description|caption|summary|message|children|text|header|content|okText|cancelText|emptyText|extra|tooltip|aria-(label|description|roledescription|valuetext|placeholder))$/;

/** All text that people read comes from words.*.ts, so that no sentence exists in one language only. */
export const textInPages: Rule = {
  name: 'text-in-pages',
  find: (tree) =>
    tree.files
      .filter(({ path }) => path.endsWith('.tsx') && !isTest(path))
      .flatMap((file) =>
        [...nodesOf(file.program)].flatMap((node) => {
          const text = textSaid(node);
          return text === undefined ? [] : [{ rule: 'text-in-pages', path: file.path, says: `line ${lineOf(file, node)}: "${text.trim().slice(0, 40)}" belongs into words.*.ts` }];
        }),
      ),
};

function textSaid(node: Node): string | undefined {
  if (node.type === 'JSXText') return letters(node['value']);
  if (node.type === 'JSXAttribute') return saidByAttribute(node);
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const children = Array.isArray(node['children']) ? node['children'].filter(isNode) : [];
    return children.filter((child) => child.type === 'JSXExpressionContainer').flatMap((child) => literalsShown(child['expression'])).map(letters).find((text) => text !== undefined);
  }
  const literal = stringIn(node);
  return literal !== undefined && HAN.test(literal.replaceAll(OUR_NAME, '')) ? literal : undefined;
}

/** `title="lobbyTitle"` hands a key of words.*.ts to a part of ours; what the browser itself reads out is never a key. */
function saidByAttribute({ name, value }: Node): string | undefined {
  const attribute = isNode(name) && typeof name['name'] === 'string' ? name['name'] : '';
  const text = stringIn(inner(value));
  if (!SPEAKING.test(attribute) || text === undefined) return undefined;
  const isKey = /^[a-z]+([A-Z][a-z]*)*$/.test(text) && !/^(aria-|alt$|placeholder$)/.test(attribute);
  return isKey ? undefined : letters(text);
}

/** What an expression in the text would show as it stands: literals, and those behind ? : and &&. */
function literalsShown(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'ConditionalExpression') return [...literalsShown(node['consequent']), ...literalsShown(node['alternate'])];
  if (node.type === 'LogicalExpression') return [...literalsShown(node['left']), ...literalsShown(node['right'])];
  const text = stringIn(node);
  return text === undefined ? [] : [text];
}

function inner(value: unknown): unknown {
  return isNode(value) && value.type === 'JSXExpressionContainer' ? value['expression'] : value;
}

function letters(text: unknown): string | undefined {
  return typeof text === 'string' && LETTER.test(text.replaceAll('…', '').replaceAll(OUR_NAME, '')) ? text : undefined;
}
