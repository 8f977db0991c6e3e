import type { ComponentType } from 'preact';

export type ScreenProps = Readonly<{ query: URLSearchParams }>;
type Screen = Readonly<{ path: string; open: () => Promise<ComponentType<ScreenProps>> }>;

const files = import.meta.glob<Record<string, ComponentType<ScreenProps>>>('../../modules/*/public/*Screen.tsx');

/** The hall's screens: address, module, name of the component and its file. The first one also answers unknown addresses. */
export const screens: readonly Screen[] = [
  ...screen('/screen', 'signage', 'LobbyScreen'),
  ...screen('/screen/door', 'signage', 'DoorScreen'),
  ...screen('/screen/zone', 'signage', 'ZoneScreen'),
  ...screen('/screen/led', 'signage', 'LedScreen'),
];

function screen(path: string, module: string, name: string): Screen[] {
  const load = files[`../../modules/${module}/public/${name}.tsx`];
  if (!load) return [];
  return [{ path, open: async () => (await load())[name] ?? missing(name) }];
}

function missing(name: string): never {
  throw new Error(`${name}.tsx does not export ${name}`);
}
