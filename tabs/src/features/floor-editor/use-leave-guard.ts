import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';

/**
 * Keeps unsaved changes from being lost by leaving: the browser asks when the page closes, and a
 * link inside the app waits as `wanted` until somebody decides.
 */
export function useLeaveGuard(isUnsaved: boolean) {
  const navigate = useNavigate();
  const [wanted, setWanted] = useState<string>();

  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const isNewTab = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
      if (!(link instanceof HTMLAnchorElement) || isNewTab) return;
      if (link.origin !== location.origin || link.hash !== '') return;
      // The router leaves alone what was prevented before it.
      event.preventDefault();
      setWanted(link.pathname + link.search);
    };
    addEventListener('beforeunload', ask);
    document.addEventListener('click', hold, { capture: true });
    return () => {
      removeEventListener('beforeunload', ask);
      document.removeEventListener('click', hold, { capture: true });
    };
  }, [isUnsaved]);

  return {
    wanted,
    stay: () => setWanted(undefined),
    leave: () => {
      if (wanted !== undefined) void navigate(wanted);
    },
  };
}
