import type { OperationWire } from '@sekitori/api/contract/operation-wire';

type Seats = OperationWire['seats'];

/** Seats of a zone whose names contain what was typed; a group without a name is of no zone. */
export type SeatGroup = { readonly id: string; readonly name?: string; readonly seats: Seats };

const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim();

/** The seats of a floor by zone, in the order of the zones, those of none last; seats by name, numbers as numbers. */
export function seatGroups(
  { zones, seats }: Pick<OperationWire, 'zones' | 'seats'>,
  typed: string,
): readonly SeatGroup[] {
  const byName = new Intl.Collator('en', { numeric: true });
  const found = seats
    .filter(({ name }) => plain(name).includes(plain(typed)))
    .sort((a, b) => byName.compare(a.name, b.name));
  const isInZone = (id: string | undefined) => zones.some((zone) => zone.id === id);
  const groups: readonly SeatGroup[] = [
    ...zones.map(({ id, name }) => ({
      id,
      name,
      seats: found.filter(({ zoneId }) => zoneId === id),
    })),
    { id: '', seats: found.filter(({ zoneId }) => !isInZone(zoneId)) },
  ];
  return groups.filter((group) => group.seats.length > 0);
}
