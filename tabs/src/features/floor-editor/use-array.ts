import { useMemo, useState } from 'react';
import { type ArrayOfSeats, arrayWithin, countsFor, placesOf } from './array-of-seats.ts';
import { type NamingScheme, namesBy, schemeAfter } from './naming-scheme.ts';
import type { Rectangle } from './plan-geometry.ts';
import type { Editing } from './use-editor.ts';

const noPlaces: readonly ReturnType<typeof placesOf>[number][] = [];

/** An array of seats as a wish: where they would stand and what they would be called, until somebody places them. */
export function useArray({ editing, spacing }: { editing: Editing; spacing: number }) {
  const { seats } = editing.editor.drafts.present;
  const [array, setArray] = useState<ArrayOfSeats>();
  const [scheme, setScheme] = useState<NamingScheme>(() => schemeAfter([]));
  const places = useMemo(() => (array ? placesOf(array) : noPlaces), [array]);
  const naming = useMemo(() => {
    const taken = new Set(seats.map((seat) => seat.name));
    const unnamed = places.map((place, index) => ({ ...place, id: String(index) }));
    return namesBy(scheme, unnamed, { taken, tolerance: 0 });
  }, [places, scheme, seats]);
  const names = naming.ok ? naming.names : undefined;
  const ghosts = useMemo(
    () => places.map((place, index) => ({ ...place, name: names?.get(String(index)) ?? '' })),
    [places, names],
  );

  const begin = (drawn: Rectangle) => {
    setArray(arrayWithin(drawn, { ...countsFor(drawn, spacing), turn: 0, facing: 'same-way' }));
    setScheme(schemeAfter(seats.map((seat) => seat.name)));
  };

  const place = () => {
    if (!naming.ok) return;
    editing.dispatch({
      kind: 'add-seats',
      seats: ghosts.map(({ x, y, turn, name }) => ({
        id: editing.newSeatId(),
        name,
        x: Math.round(x),
        y: Math.round(y),
        turn,
        equipment: [],
      })),
    });
    setArray(undefined);
  };

  return { array, setArray, scheme, setScheme, naming, ghosts, begin, place };
}

export type ArrayWish = ReturnType<typeof useArray>;
