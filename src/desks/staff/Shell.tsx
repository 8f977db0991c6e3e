import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import { Component, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Navigate, Route, Routes, useLocation, useSearchParams } from 'react-router';
import { DeskPage, EmptyState, heardOf, Loading, NewVersion, type Me, type Place } from '#ui/staff/kit.ts';
import { MeContext, PlaceContext } from '#ui/staff/place.tsx';
import { words } from '#ui/words.ts';
import { pages } from './desks.ts';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

const w = words({ zh, en });
const KEPT = 'kaimen.branch';

/** The frame of every desk: the pages of one's roles on the left, the branch one looks at above, the page in the middle. */
export function Shell({ me, onSignedOut, askAgain }: { me: Me; onSignedOut: () => void; askAgain: () => void }) {
  const mine = useMemo(() => pages.filter((page) => page.roles.some((role) => me.roles.includes(role))), [me]);
  const place = usePlaceOf(me);
  const location = useLocation();
  useEffect(() => { void heardOf(me, place?.branch.id); }, [me, place?.branch.id]);
  const [open, setOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const first = (place ? undefined : mine.find((page) => !page.needsBranch)) ?? mine[0];
  // After going to another page the reader of the screen starts at its heading, not in the navigation.
  const isFirst = useRef(true);
  useEffect(() => {
    setOpen(false);
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
    // The first branches may have come meanwhile.
    if (me.branches.length === 0) askAgain();
  }, [location.pathname]);

  const isWide = me.posts.some(({ reach }) => reach === 'all');
  const noBranch = isWide ? <NoDesk title={w.bankEmpty} help={w.bankEmptyHelp} /> : <NoDesk title={w.noBranch} help={w.noBranchHelp} />;
  const page = (
    <Routes>
      {mine.map(({ path, Page, needsBranch }) => <Route key={path} path={`/${path}/*`} element={place || !needsBranch ? <Page /> : noBranch} />)}
      <Route path="/" element={first ? <Navigate to={`/${first.path}`} replace /> : <NoDesk title={w.noDesk} help={w.noDeskHelp} />} />
      <Route path="*" element={<NoDesk title={w.notYours} help={w.notYoursHelp} home={first?.path} />} />
    </Routes>
  );
  return (
    <div className="shell">
      <a className="skip" href="#content">{w.skip}</a>
      <Rail pages={mine} />
      <TopBar me={me} place={place} onSignedOut={onSignedOut} menu={<Button className="shell-menu" type="text" icon={<MenuOutlined aria-hidden />} aria-label={w.menu} aria-expanded={open} onClick={() => setOpen(true)} />} />
      <Drawer open={open} placement="left" size={260} onClose={() => setOpen(false)} title={w.desks}><Rail pages={mine} /></Drawer>
      <main id="content" className="shell-main" ref={main} tabIndex={-1}>
        <NewVersion />
        <Mend key={location.pathname}>
          <Suspense fallback={<Loading />}>
            <MeContext value={me}>{place ? <PlaceContext value={place}>{page}</PlaceContext> : page}</MeContext>
          </Suspense>
        </Mend>
      </main>
    </div>
  );
}

/** The branch looked at stands in the address; the last one is remembered on this machine. */
function usePlaceOf(me: Me): Place | undefined {
  const [address, setAddress] = useSearchParams();
  const wanted = address.get('branch') ?? localStorage.getItem(KEPT);
  const branch = me.branches.find((one) => one.id === wanted) ?? me.branches[0];
  if (!branch) return undefined;
  const choose = (id: string): void => {
    localStorage.setItem(KEPT, id);
    setAddress((before) => {
      const after = new URLSearchParams(before);
      after.set('branch', id);
      after.delete('row');
      return after;
    });
  };
  return { me, branch, branches: me.branches, choose };
}

function NoDesk({ title, help, home }: { title: string; help: string; home?: string | undefined }) {
  return <DeskPage title={title}><EmptyState title={title} help={help} action={home && <Button type="primary" href={`/desk/${home}`}>{w.home}</Button>} /></DeskPage>;
}

/** A page that breaks does not take the shell with it. */
class Mend extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }
  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return <DeskPage title={w.notOpened}><EmptyState title={w.notOpened} help={w.notOpenedHelp} action={<Button type="primary" onClick={() => location.reload()}>{w.reload}</Button>} /></DeskPage>;
  }
}
