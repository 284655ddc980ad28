import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { PageSkeleton } from './PageSkeleton.tsx';
import { BookPage } from './pages/BookPage.tsx';
import { SignedInShell } from './SignedInShell.tsx';

const BookingsPage = lazy(async () => ({
  default: (await import('../features/my-bookings/MyBookingsPage.tsx')).MyBookingsPage,
}));
const SettingsPage = lazy(async () => ({
  default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage,
}));
const AdminFloorsPage = lazy(async () => ({
  default: (await import('../features/admin-floors/AdminFloorsPage.tsx')).AdminFloorsPage,
}));
const FloorEditorPage = lazy(async () => ({
  default: (await import('../features/floor-editor/FloorEditorPage.tsx')).FloorEditorPage,
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

/** Every address of the web app; only the user site's first screen is in the first download. */
export function AppRoutes() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route element={<SignedInShell />}>
          <Route index element={<BookPage />} />
          <Route path="bookings" element={<BookingsPage />} />
          <Route path="settings" element={<SettingsPage />} />
          <Route path="admin" element={<AdminFloorsPage />} />
          <Route path="admin/floors/:floorId" element={<FloorEditorPage />} />
        </Route>
        <Route path="signed-in" element={<SignedInPage />} />
        <Route path="linked" element={<LinkedPage />} />
        <Route path="sign-in-failed" element={<SignInFailedPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </Suspense>
  );
}
