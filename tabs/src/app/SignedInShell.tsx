import { makeStyles, tokens, useFocusFinders } from '@fluentui/react-components';
import { mayDo } from '@sekitori/api/domain/roles';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { FaultMessage } from '../components/FaultMessage.tsx';
import { isSignedOut } from '../lib/api-problem.ts';
import { useMessages } from '../lib/messages.ts';
import { meQuery, noticesQuery } from '../lib/queries.ts';
import { AppHeader } from './AppHeader.tsx';
import { appMessages } from './messages.ts';
import { OfflineBar } from './OfflineBar.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { permissionFor } from './page-permissions.ts';
import { NoPermissionPage } from './pages/NoPermissionPage.tsx';
import { SignedOutPage } from './pages/SignedOutPage.tsx';
import { useUnconfirmed } from './use-unconfirmed.ts';

/** Most people have none most of the time, so what shows them is loaded when there is one. */
const Notices = lazy(async () => {
  const { Notices: Bars } = await import('../features/notices/Notices.tsx');
  return { default: Bars };
});

const UnconfirmedPage = lazy(async () => ({
  default: (await import('./pages/UnconfirmedPage.tsx')).UnconfirmedPage,
}));

const useStyles = makeStyles({
  shell: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100dvh',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  main: { flexGrow: 1, display: 'flex', flexDirection: 'column', minHeight: 0, outline: 'none' },
  page: { display: 'contents' },
  behind: { display: 'none' },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-60px',
    zIndex: 10,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForeground1,
    ':focus': { top: tokens.spacingVerticalS },
  },
});

/** The frame of every page that needs a session: header, page, and what to do when there is none. */
export function SignedInShell() {
  const styles = useStyles();
  const say = useMessages(appMessages);
  // Keeps Fluent's keeper of focus alive between pages: disposed while a dialog is open, it would
  // leave the whole page hidden from screen readers.
  useFocusFinders();
  const me = useQuery(meQuery);
  const notices = useQuery({ ...noticesQuery(), enabled: me.data !== undefined });
  const { pathname } = useLocation();
  const { unconfirmed, retry } = useUnconfirmed(me);

  if (isSignedOut(me.error)) return <SignedOutPage hadSession={me.data !== undefined} />;
  const told = unconfirmed ? <UnconfirmedPage since={unconfirmed.since} onRetry={retry} /> : null;
  if (told && !me.data) {
    return (
      <main className={styles.shell}>
        <Suspense fallback={<PageSkeleton />}>{told}</Suspense>
      </main>
    );
  }
  if (me.isError && !me.data) {
    return <FaultMessage error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (!me.data) return <PageSkeleton />;
  const needed = permissionFor(pathname);
  const isForbidden = needed !== undefined && !mayDo(me.data.roles, needed);
  return (
    <div className={styles.shell}>
      <a href="#main" className={styles.skip}>
        {say('skipToContent')}
      </a>
      <AppHeader me={me.data} />
      <OfflineBar />
      {notices.data?.length ? (
        <Suspense>
          <Notices notices={notices.data} />
        </Suspense>
      ) : null}
      <main id="main" tabIndex={-1} className={styles.main}>
        {told ? <Suspense fallback={<PageSkeleton />}>{told}</Suspense> : null}
        {/* The page stays as it is behind that, with all that was typed into it. */}
        <div className={told ? styles.behind : styles.page}>
          <Suspense fallback={<PageSkeleton />}>
            {isForbidden ? <NoPermissionPage needed={needed} /> : <Outlet />}
          </Suspense>
        </div>
      </main>
    </div>
  );
}
