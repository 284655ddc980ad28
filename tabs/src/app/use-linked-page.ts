import { pageOfPath, pathOfPage } from '@sekitori/api/contract/page-address';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { hostConnection } from './host/host.ts';

let isFollowed = false;

/** Goes to the page that a link into Teams named: Teams opens the tab, and says the rest beside it (G7). */
export function useLinkedPage(): void {
  const navigate = useNavigate();
  useEffect(() => {
    void hostConnection().then((host) => {
      if (isFollowed || host.kind !== 'teams') return;
      isFollowed = true;
      const page = pageOfPath(host.linkedPath ?? '');
      if (page) void navigate(pathOfPage(page), { replace: true });
    });
  }, [navigate]);
}
