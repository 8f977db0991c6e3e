import { describe, expect, test } from 'vitest';
import { afterReceipt, fitting, whyNotAParam } from './rules.ts';
import { registered, templates, type TemplateName } from './templates.ts';

test.each([
  ['城南支行', undefined], ['3月5日 10:20', undefined], ['A012', undefined], ['', 'empty'], ['  ', 'empty'],
  ['https://x.cn/a', 'url'], ['www.bank.example', 'url'], ['kaimen.com', 'url'], ['见 KAIMEN.CN/b', 'url'],
])('%s as a value: %s', (value, why) => expect(whyNotAParam(value)).toBe(why));

test('a long branch name is cut to what a gateway takes, counted in characters', () => {
  expect(fitting('城南支行')).toBe('城南支行');
  expect([...fitting('𠮷'.repeat(50))]).toHaveLength(35);
});

test.each([
  ['sent', true, 'delivered'], ['sent', false, 'failed'], ['queued', true, 'delivered'], ['queued', false, 'failed'],
  ['delivered', false, 'same'], ['delivered', true, 'same'], ['failed', true, 'delivered'], ['failed', false, 'same'],
] as const)('%s and a receipt that says %s: %s', (state, success, next) => expect(afterReceipt(state, success)).toBe(next));

describe('every approved text', () => {
  test.each(Object.keys(templates) as TemplateName[])('%s says the same in both languages', (name) => {
    const { params, zh, en } = templates[name];
    for (const text of [zh, en]) {
      const used = [...text.matchAll(/\{(\w+)\}/g)].map(([, param]) => param).filter((param) => param !== 'domain');
      expect(new Set(used)).toEqual(new Set(params));
    }
    expect(registered(name, 'zh', 'bank.example')).not.toContain('{domain}');
    expect(zh).not.toMatch(/!|!/);
  });
});
