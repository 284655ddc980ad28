import { seatCodeShape } from '@sekitori/api/contract/booking-wire';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

/** The code of the seat that the address brought along, or that it brought something that is none. */
export type BroughtCode = { readonly code: string | undefined; readonly isUnreadable: boolean };

/** Reads the seat's code and takes it out of the address: who copies that does not pass the code on. */
export function useCodeOfAddress(): BroughtCode {
  const [address, setAddress] = useSearchParams();
  const [brought] = useState(() => readCode(address.get('code')));

  useEffect(() => {
    if (!address.has('code')) return;
    const bare = new URLSearchParams(address);
    bare.delete('code');
    setAddress(bare, { replace: true });
  }, [address, setAddress]);

  return brought;
}

function readCode(text: string | null): BroughtCode {
  const read = seatCodeShape.safeParse(text);
  return { code: read.data, isUnreadable: text !== null && !read.success };
}
