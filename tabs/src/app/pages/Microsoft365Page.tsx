import { useEffect, useState } from 'react';
import { Microsoft365 } from '../../features/microsoft-365/Microsoft365.tsx';
import { hostConnection } from '../host/host.ts';

/** The tenant's Microsoft 365 organisations; inside Teams the one whose Teams it is is proposed. */
export function Microsoft365Page() {
  const [around, setAround] = useState<string>();
  useEffect(() => {
    let isShown = true;
    void hostConnection().then((host) => {
      if (isShown && host.kind === 'teams') setAround(host.organisation);
    });
    return () => {
      isShown = false;
    };
  }, []);
  return <Microsoft365 around={around} />;
}
