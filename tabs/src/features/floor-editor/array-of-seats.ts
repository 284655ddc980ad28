import type { Point, Rectangle } from './plan-geometry.ts';

/** Seats in columns and rows, as a person describes them. Lengths are in the plan's pixels. */
export type ArrayOfSeats = {
  /** The centre of the seat in the first column and row. */
  readonly origin: Point;
  readonly columns: number;
  readonly rows: number;
  readonly columnStep: number;
  readonly rowStep: number;
  /** Degrees clockwise, of every seat. */
  readonly turn: number;
  /** In pairs, every second row is turned round, so that people face each other across the desks. */
  readonly facing: 'same-way' | 'in-pairs';
  /** Room to walk after each pair of rows; means nothing where all face the same way. */
  readonly aisle: number;
};

export type PlaceOfArray = Point & { readonly turn: number };

export const mostColumns = 50;

/** The places of an array, row by row from the top left. */
export function placesOf(array: ArrayOfSeats): PlaceOfArray[] {
  const { origin, columns, rows, columnStep, rowStep, turn, facing, aisle } = array;
  return Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns);
    const aislesBefore = facing === 'in-pairs' ? Math.floor(row / 2) : 0;
    const isTurnedRound = facing === 'in-pairs' && row % 2 === 1;
    return {
      x: origin.x + (index % columns) * columnStep,
      y: origin.y + row * rowStep + aislesBefore * aisle,
      turn: (turn + (isTurnedRound ? 180 : 0)) % 360,
    };
  });
}

/** The array whose outer seats touch a drawn rectangle from inside; seats never overlap for it. */
export function arrayWithin(
  drawn: Rectangle,
  wanted: Pick<ArrayOfSeats, 'columns' | 'rows' | 'turn' | 'facing'>,
  seatSize: number,
): ArrayOfSeats {
  const stepOver = (length: number, count: number) =>
    count < 2 ? seatSize : Math.max(seatSize, (length - seatSize) / (count - 1));
  return {
    ...wanted,
    origin: { x: drawn.x + seatSize / 2, y: drawn.y + seatSize / 2 },
    columnStep: stepOver(drawn.width, wanted.columns),
    rowStep: stepOver(drawn.height, wanted.rows),
    aisle: 0,
  };
}

/** How many columns and rows of ordinary density a drawn rectangle has room for. */
export function countsFor(drawn: Rectangle, seatSize: number) {
  const room = (length: number) =>
    Math.max(1, Math.min(mostColumns, Math.round((length - seatSize) / (seatSize * 1.5)) + 1));
  return { columns: room(drawn.width), rows: room(drawn.height) };
}
