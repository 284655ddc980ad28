import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { readKept, writeKept } from '../../lib/kept-choice.ts';
import { floorQuery, floorsQuery } from '../../lib/queries.ts';
import { FloorBooking } from '../book/FloorBooking.tsx';
import { PageSkeleton } from '../PageSkeleton.tsx';
import { NoFloorsPage } from './NoFloorsPage.tsx';

/** The user site's first page. Another address is another page, as when a link into Teams names a floor. */
export function BookPage() {
  const { search } = useLocation();
  return <FloorOfAddress key={search} />;
}

/** Opens on the floor of the address, else the usual one, else the first. */
function FloorOfAddress() {
  const [address] = useSearchParams();
  const [chosen, setChosen] = useState(() => address.get('floor') ?? readKept('floor'));
  const floors = useQuery(floorsQuery);
  const floorId = (floors.data?.find(({ id }) => id === chosen) ?? floors.data?.[0])?.id;
  // The usual floor is asked for at once, without waiting for the list that confirms it.
  const floor = useQuery({
    ...floorQuery(floorId ?? chosen ?? ''),
    enabled: Boolean(floorId ?? chosen),
  });

  if (floors.isError && !floors.data) {
    return <FaultMessage error={floors.error} onRetry={() => void floors.refetch()} />;
  }
  if (floors.data?.length === 0) return <NoFloorsPage onReload={() => void floors.refetch()} />;
  if (floor.isError && !floor.data && floorId) {
    return <FaultMessage error={floor.error} onRetry={() => void floor.refetch()} />;
  }
  if (!floors.data || !floor.data) return <PageSkeleton />;
  const choose = (next: string) => {
    writeKept('floor', next);
    setChosen(next);
  };
  return (
    <FloorBooking
      key={floor.data.id}
      floor={floor.data}
      floors={floors.data}
      onChooseFloor={choose}
    />
  );
}
