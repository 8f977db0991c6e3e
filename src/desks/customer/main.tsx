import '#ui/tokens.css';
import '#ui/public/public.css';
import '#ui/size.ts';
import { type ComponentType, render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { BigButton, go, Loading, matchPath, Page, type PageProps, RefusedNotice, useAddress } from '#ui/public/kit.ts';
import { words } from '#ui/words.ts';
import { pages } from './pages.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const opened = new Map<string, ComponentType<PageProps>>();

/** The customer's pages by address; each page's code is fetched when it is first needed. */
function Customer() {
  const address = useAddress();
  const [fault, setFault] = useState<unknown>();
  const [, setReady] = useState(0);
  const place = pages.flatMap((page) => {
    const params = matchPath(page.path, address.pathname);
    return params === undefined ? [] : [{ page, params }];
  })[0];
  const name = place?.page.path ?? '';
  useEffect(() => {
    setFault(undefined);
    if (!place || opened.has(name)) return;
    place.page.open().then((Opened) => { opened.set(name, Opened); setReady((n) => n + 1); }, setFault);
  }, [name]);
  useEffect(() => {
    if (address.hash) return;
    scrollTo(0, 0);
  }, [address.pathname]);
  if (!place) return <Page title={w.lost}><p>{w.lostHelp}</p><BigButton href="/">{w.home}</BigButton></Page>;
  if (fault) return <Page title={w.notOpened}><RefusedNotice fault={w.notOpenedHelp} again={() => location.reload()} /></Page>;
  const Shown = opened.get(name);
  return Shown ? <Shown key={address.pathname} params={place.params} query={address.searchParams} /> : <Loading />;
}

/** Links between the customer's pages do not load the program anew. */
function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (link.pathname === location.pathname && link.hash) return;
  if (!pages.some((page) => matchPath(page.path, link.pathname))) return;
  event.preventDefault();
  go(link.pathname + link.search + link.hash);
  requestAnimationFrame(() => document.getElementById('content')?.focus({ preventScroll: true }));
}

addEventListener('click', followLinks);
const root = document.getElementById('page');
if (root) render(<Customer />, root);

// Phones have Chinese fonts of their own; ours comes after the page stands, for those that have not.
const later = window.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 1_500));
later(() => { void import('#ui/fonts.ts'); });
