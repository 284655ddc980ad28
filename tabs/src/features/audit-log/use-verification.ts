import { type VerifiedWire, verificationEventWire } from '@sekitori/api/contract/audit-wire';
import { routes } from '@sekitori/api/contract/routes';
import { useEffect, useState } from 'react';

/** Where a verification stands; `interrupted` says nothing about the log. */
export type Verification =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly records?: number; readonly of?: number }
  | { readonly kind: 'ended'; readonly verified: VerifiedWire }
  | { readonly kind: 'interrupted' };

/** Verifies the log while somebody watches: `begin` starts it anew, leaving the page or `stop` ends it. */
export function useVerification() {
  const [state, setState] = useState<Verification>({ kind: 'none' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (attempt === 0) return undefined;
    const source = new EventSource(routes.auditVerification.path);
    const settle = (settled: Verification) => {
      // The stream ends with its result; the browser would open it again, and so verify for ever.
      source.close();
      setState(settled);
    };
    source.addEventListener('message', (message: MessageEvent<string>) => {
      const told = verificationEventWire.safeParse(JSON.parse(message.data));
      if (!told.success) return settle({ kind: 'interrupted' });
      if ('ok' in told.data) return settle({ kind: 'ended', verified: told.data });
      setState({ kind: 'running', ...told.data });
    });
    source.addEventListener('error', () => settle({ kind: 'interrupted' }));
    return () => source.close();
  }, [attempt]);
  return {
    state,
    begin: () => {
      setState({ kind: 'running' });
      setAttempt((last) => last + 1);
    },
    stop: () => {
      setState({ kind: 'none' });
      setAttempt(0);
    },
  };
}
