import { expect, test } from 'vitest';
import { doorCode } from '../rules-door.ts';
import { scannedAs } from './scanned.ts';

test.each([
  ['7K3M9QWX2A', { kind: 'door', code: '7K3M9QWX2A' }],
  [' 7k3m 9qw x2a ', { kind: 'door', code: '7K3M9QWX2A' }],
  ['7KOM9QWX2I', { kind: 'door', code: '7K0M9QWX21' }],
  ['AB3D5F', { kind: 'booking', code: 'AB3D5F' }],
  ['ab3-d5f', { kind: 'booking', code: 'AB3D5F' }],
  ['https://bank.example/my/01a214da-05c2-7a94-b404-3ec70ab5fd96.AB3D5F.x7-k_9', { kind: 'booking', code: 'AB3D5F' }],
  ['https://bank.example/t/AaIU2gXCepS0BD7HCrX9luqHsomething', { kind: 'unknown' }],
  ['6901234567892', { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
] as const)('%s is read as what it is', (text, read) => expect(scannedAs(text)).toEqual(read));

test('every code that the house gives for a door form is read as one', () => {
  for (let n = 0; n < 200; n += 1) {
    const code = doorCode(Uint8Array.from({ length: 10 }, (_, at) => (n * 31 + at * 57) % 256));
    expect(scannedAs(code)).toEqual({ kind: 'door', code });
  }
});
