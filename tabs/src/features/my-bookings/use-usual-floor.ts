import { useQuery } from '@tanstack/react-query';
import { readKept } from '../../lib/kept-choice.ts';
import { floorsQuery } from '../../lib/queries.ts';

/** The floor that somebody last looked at, where it is still there, else the first. */
export function useUsualFloor(): string | undefined {
  const { data = [] } = useQuery(floorsQuery);
  const kept = readKept('floor');
  return (data.find(({ id }) => id === kept) ?? data[0])?.id;
}
