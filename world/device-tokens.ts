import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BRANCHES } from './branches.ts';
import type { Desk } from './desks.ts';
import type { DeviceToken } from './seed-ground.ts';

const FILE = 'sample-devices.json';
const tokens = z.array(z.object({ branch: z.string(), kind: z.string(), token: z.string() }));

/** A device's token is shown once, when the device is added; the sample bank keeps its own beside the keys, readable by the owner only. */
export function keepTokens(home: string, given: readonly DeviceToken[]): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, FILE), JSON.stringify(given), { mode: 0o600 });
}

export function keptTokens(home: string): readonly DeviceToken[] {
  const path = join(home, FILE);
  return existsSync(path) ? tokens.parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
}

const SCREENS = { screen: { desk: 'screen', path: '/screen' }, door_screen: { desk: 'door', path: '/screen/door' }, zone_screen: { desk: 'zone', path: '/screen/zone' }, led: { desk: 'led', path: '/screen/led' } } as const;

/** The screens of the first branch, each with its token behind '#', where no log sees it. */
export function screenLinks(home: string): readonly Desk[] {
  return keptTokens(home).filter(({ branch }) => branch === BRANCHES[0]?.code).flatMap(({ kind, token }) => {
    const screen = kind in SCREENS ? SCREENS[kind as keyof typeof SCREENS] : undefined; // checked by `in`
    return screen ? [{ desk: screen.desk, path: `${screen.path}#${token}` }] : [];
  });
}
