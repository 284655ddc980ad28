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

/** The array that fills a drawn rectangle: each seat in the middle of a cell of equal size. */
export function arrayWithin(
  drawn: Rectangle,
  wanted: Pick<ArrayOfSeats, 'columns' | 'rows' | 'turn' | 'facing'>,
): ArrayOfSeats {
  const columnStep = drawn.width / wanted.columns;
  const rowStep = drawn.height / wanted.rows;
  const origin = { x: drawn.x + columnStep / 2, y: drawn.y + rowStep / 2 };
  return { ...wanted, origin, columnStep, rowStep, aisle: 0 };
}

/** How many columns and rows of ordinary spacing a drawn rectangle has room for. */
export function countsFor(drawn: Rectangle, spacing: number) {
  const room = (length: number) => Math.max(1, Math.min(mostColumns, Math.round(length / spacing)));
  return { columns: room(drawn.width), rows: room(drawn.height) };
}
