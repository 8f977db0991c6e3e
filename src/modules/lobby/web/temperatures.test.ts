import { expect, test } from 'vitest';
import { ordinaryTemperatures, readTemperature } from './temperatures.ts';

test.each([
  ['365', 36.5], ['36.5', 36.5], ['36,5', 36.5], [' ３６．５ ', 36.5], ['37', 37], ['413', 41.3], ['3', undefined], ['36.55', undefined], ['999', undefined], ['29.9', undefined], ['abc', undefined], ['', undefined],
] as const)('a thermometer’s %s is read as %s', (text, read) => expect(readTemperature(text)).toBe(read));

test('one tap gives what is ordinary, and never what is abnormal', () => {
  expect(ordinaryTemperatures(37.3, '>=')).toHaveLength(15);
  expect(ordinaryTemperatures(37.3, '>=').at(-1)).toBe(37.2);
  expect(ordinaryTemperatures(37.3, '>').at(-1)).toBe(37.3);
  expect(ordinaryTemperatures(37.3, '>=')[0]).toBe(35.8);
});
