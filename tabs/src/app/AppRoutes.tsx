import { lazy, Suspense, useState } from 'react';
import { createBrowserRouter, Outlet, type RouteObject, useRouteError } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { FaultMessage } from '../components/FaultMessage.tsx';
import { PageSkeleton } from './PageSkeleton.tsx';
import { BookPage } from './pages/BookPage.tsx';
import { SignedInShell } from './SignedInShell.tsx';
import { useLinkedPage } from './use-linked-page.ts';

const BookingsPage = lazy(async () => ({
  default: (await import('../features/my-bookings/MyBookingsPage.tsx')).MyBookingsPage,
}));
const SeatPage = lazy(async () => ({
  default: (await import('../features/seat-page/SeatPage.tsx')).SeatPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
}));
const SessionsPage = lazy(async () => ({
  default: (await import('./pages/SessionsPage.tsx')).SessionsPage,
}));
const AdminFloorsPage = lazy(async () => ({
  default: (await import('../features/admin-floors/AdminFloorsPage.tsx')).AdminFloorsPage,
}));
const AdministratorsPage = lazy(async () => ({
  default: (await import('../features/administrators/AdministratorsPage.tsx')).AdministratorsPage,
}));
const AuditLogPage = lazy(async () => ({
  default: (await import('../features/audit-log/AuditLogPage.tsx')).AuditLogPage,
}));
const Microsoft365Page = lazy(async () => ({
  default: (await import('./pages/Microsoft365Page.tsx')).Microsoft365Page,
}));
const FloorEditorPage = lazy(async () => ({
  default: (await import('../features/floor-editor/FloorEditorPage.tsx')).FloorEditorPage,
}));
const OperationPage = lazy(async () => ({
  default: (await import('../features/floor-operation/OperationPage.tsx')).OperationPage,
}));
const RuleTestPage = lazy(async () => ({
  default: (await import('../features/rule-test/RuleTestPage.tsx')).RuleTestPage,
}));
const SeatCodesPage = lazy(async () => ({
  default: (await import('../features/seat-codes/SeatCodesPage.tsx')).SeatCodesPage,
}));
const SignedInPage = lazy(async () => ({
  default: (await import('./pages/SignedInPage.tsx')).SignedInPage,
}));
const LinkedPage = lazy(async () => ({
  default: (await import('./pages/LinkedPage.tsx')).LinkedPage,
}));
const SignInFailedPage = lazy(async () => ({
  default: (await import('./pages/SignInFailedPage.tsx')).SignInFailedPage,
}));
const NotFoundPage = lazy(async () => ({
  default: (await import('./pages/NotFoundPage.tsx')).NotFoundPage,
}));

const routes: RouteObject[] = [
  {
    element: <LoadedPage />,
    errorElement: <BrokenPage />,
    children: [
      {
        element: <SignedInShell />,
        children: [
          { index: true, element: <BookPage /> },
          { path: 'bookings', element: <BookingsPage /> },
          { path: 'seats/:seatId', element: <SeatPage /> },
          { path: 'settings', element: <SettingsPage /> },
          { path: 'sessions', element: <SessionsPage /> },
          { path: 'admin', element: <AdminFloorsPage /> },
          { path: 'admin/administrators', element: <AdministratorsPage /> },
          { path: 'admin/audit-log', element: <AuditLogPage /> },
          { path: 'admin/microsoft-365', element: <Microsoft365Page /> },
          { path: 'admin/floors/:floorId', element: <FloorEditorPage /> },
          { path: 'admin/floors/:floorId/operation', element: <OperationPage /> },
          { path: 'admin/floors/:floorId/rules', element: <RuleTestPage /> },
          { path: 'admin/floors/:floorId/seat-codes', element: <SeatCodesPage /> },
        ],
      },
      { path: 'signed-in', element: <SignedInPage /> },
      { path: 'linked', element: <LinkedPage /> },
      { path: 'sign-in-failed', element: <SignInFailedPage /> },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];

/**
 * Every address of the web app; only the user site's first screen is in the first download. A data
 * router, because only that lets a page hold back whoever would leave it with unsaved changes.
 */
export function AppRoutes() {
  const [router] = useState(() => createBrowserRouter(routes));
  return <RouterProvider router={router} />;
}

function LoadedPage() {
  useLinkedPage();
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  );
}

/** Instead of a page that could not be drawn, often because its part of the program did not come. */
function BrokenPage() {
  const error = useRouteError();
  return <FaultMessage error={error} onRetry={() => location.reload()} />;
}
