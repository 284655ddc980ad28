import { type KeyboardEvent, useMemo, useState } from 'react';
import { type Direction, inReadingOrder, nextSeat, type Placed, seatAfter } from './next-seat.ts';

const arrows: { readonly [key: string]: Direction } = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

type Parts = {
  readonly seats: readonly Placed[];
  readonly chosen: string | undefined;
  readonly onChoose: (seatId: string) => void;
  /** Brings what the keyboard reached into sight. */
  readonly reveal: (at: Placed) => void;
};

/** The keys of the seat map: arrows by place, Page keys by order, Home and End, Enter or space chooses. */
export function useSeatKeys({ seats, chosen, onChoose, reveal }: Parts) {
  const [active, setActive] = useState<string>();
  const [hasFocus, setFocus] = useState(false);
  const ordered = useMemo(() => inReadingOrder(seats), [seats]);
  const current = active ?? chosen ?? ordered[0]?.id;

  const onKeyDown = (event: KeyboardEvent) => {
    const from = seats.find((seat) => seat.id === current);
    if (!from) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(from.id);
      return;
    }
    const to = seatOfKey(event.key, from);
    if (!to) return;
    event.preventDefault();
    setActive(to.id);
    reveal(to);
  };

  const seatOfKey = (key: string, from: Placed): Placed | undefined => {
    const direction = arrows[key];
    if (direction) return nextSeat(from, direction, seats);
    if (key === 'PageDown') return seatAfter(from, 1, seats);
    if (key === 'PageUp') return seatAfter(from, -1, seats);
    if (key === 'Home') return ordered[0];
    return key === 'End' ? ordered.at(-1) : undefined;
  };

  return {
    /** The seat with the visible focus, while the map has it. */
    focused: hasFocus ? current : undefined,
    handlers: {
      onKeyDown,
      // A press with the mouse also focuses the map, but needs no ring.
      onFocus: (event: { readonly currentTarget: Element }) =>
        setFocus(event.currentTarget.matches(':focus-visible')),
      onBlur: () => {
        setFocus(false);
        setActive(undefined);
      },
    },
  };
}
