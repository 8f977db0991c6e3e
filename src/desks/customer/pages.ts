import type { ComponentType } from 'preact';
import type { PageProps } from '#ui/public/route.ts';

type PublicPage = Readonly<{ path: string; open: () => Promise<ComponentType<PageProps>> }>;

// A page that does not exist yet is simply not offered: the list is made from the files that are there.
const files = import.meta.glob<Record<string, ComponentType<PageProps>>>('../../modules/*/public/*Page.tsx');

/** Which page stands at which address. One line a page: address, module, name of its component and file. */
export const pages: readonly PublicPage[] = [
  ...page('/', 'hours', 'HomePage'),
  ...page('/near', 'nearby', 'NearPage'),
  ...page('/b/:branch', 'hours', 'BranchPage'),
  ...page('/b/:branch/notice', 'hours', 'NoticePage'),
  ...page('/b/:branch/book', 'appointments', 'BookPage'),
  ...page('/my', 'appointments', 'MyBookingPage'),
  ...page('/my/:booking', 'appointments', 'MyBookingPage'),
  ...page('/offer/:booking', 'closures', 'OfferPage'),
  ...page('/follow', 'subscriptions', 'FollowPage'),
  ...page('/f/:link', 'subscriptions', 'FollowedPage'),
  ...page('/o/:link', 'closures', 'LinkPage'),
  ...page('/door/:branch', 'lobby', 'DoorFormPage'),
  ...page('/t/:secret', 'lobby', 'TicketPage'),
  ...page('/card/:card', 'content', 'CardPage'),
];

function page(path: string, module: string, name: string): PublicPage[] {
  const load = files[`../../modules/${module}/public/${name}.tsx`];
  if (!load) return [];
  return [{ path, open: async () => (await load())[name] ?? missing(name) }];
}

function missing(name: string): never {
  throw new Error(`${name}.tsx does not export ${name}`);
}
