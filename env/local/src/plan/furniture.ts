import { at, type Box, circle, ink, line, type Place, type Point, path, rect } from './svg.ts';

const outline = { stroke: ink.line, width: 3 } as const;

/** A chair whose sitter looks up at turn 0. */
export function chair(place: Place, size = 54): string {
  const half = size / 2;
  return at(place, [
    rect({ x: -half, y: -half, width: size, height: size }, { fill: ink.cushion, ...outline }, 14),
    path(`M${-half + 2} ${half - 12}Q0 ${half + 16} ${half - 2} ${half - 12}`, {
      stroke: ink.line,
      width: 7,
    }),
  ]);
}

/** A table for meetings with chairs on its long sides and, where asked, at its ends. */
export function meetingTable(
  table: Box,
  chairs: { readonly along: number; readonly atEnds: 0 | 1 },
): string {
  const gap = 30;
  const row = Array.from({ length: chairs.along }, (_, index) => {
    const x = table.x + ((index + 0.5) * table.width) / chairs.along;
    return [
      chair({ x, y: table.y - gap, turn: 180 }),
      chair({ x, y: table.y + table.height + gap, turn: 0 }),
    ];
  });
  const middle = table.y + table.height / 2;
  const ends = [
    chair({ x: table.x - gap, y: middle, turn: 90 }),
    chair({ x: table.x + table.width + gap, y: middle, turn: 270 }),
  ];
  const top = rect(table, { fill: ink.paper, ...outline }, 18);
  return [...row.flat(), ...(chairs.atEnds ? ends : []), top].join('');
}

/** A round table with stools around it. */
export function roundTable(centre: Point, stools: number, radius = 72): string {
  const around = Array.from({ length: stools }, (_, index) => {
    const angle = (2 * Math.PI * index) / stools + Math.PI / 4;
    const reach = radius + 32;
    return circle(
      { x: centre.x + reach * Math.cos(angle), y: centre.y + reach * Math.sin(angle) },
      28,
      { fill: ink.cushion, ...outline },
    );
  });
  return [...around, circle(centre, radius, { fill: ink.paper, ...outline })].join('');
}

/** A sofa whose back is at the bottom at turn 0. */
export function sofa(place: Place, seats: number): string {
  const width = seats * 84;
  const left = -width / 2;
  const cushions = Array.from({ length: seats }, (_, index) =>
    rect(
      { x: left + index * 84 + 3, y: -44, width: 78, height: 66 },
      { fill: ink.paper, ...outline },
      12,
    ),
  );
  return at(place, [
    rect(
      { x: left - 24, y: -44, width: width + 48, height: 96 },
      { fill: ink.cushion, ...outline },
      20,
    ),
    ...cushions,
  ]);
}

export function lowTable(centre: Point, width: number, height: number): string {
  const box = { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
  return rect(box, { fill: ink.wood, ...outline }, 14);
}

/** A plant in its pot, seen from above. */
export function plant(centre: Point, radius = 38): string {
  const leaves = Array.from({ length: 7 }, (_, index) => {
    const angle = (360 / 7) * index;
    return at({ x: 0, y: 0, turn: angle }, [
      path(
        `M0 0C${-radius * 0.45} ${-radius * 0.4} ${-radius * 0.3} ${-radius} 0 ${-radius}C${radius * 0.3} ${-radius} ${radius * 0.45} ${-radius * 0.4} 0 0Z`,
        { fill: ink.leaf, stroke: ink.leafLine, width: 2.5 },
      ),
    ]);
  });
  return at({ ...centre, turn: 0 }, leaves);
}

/** Lockers side by side along the longer edge of the box. */
export function lockers(box: Box, doors: number): string {
  const isTall = box.height > box.width;
  const step = (isTall ? box.height : box.width) / doors;
  const fronts = Array.from({ length: doors - 1 }, (_, index) => {
    const offset = (index + 1) * step;
    return isTall
      ? line({ x: box.x, y: box.y + offset }, { x: box.x + box.width, y: box.y + offset }, outline)
      : line(
          { x: box.x + offset, y: box.y },
          { x: box.x + offset, y: box.y + box.height },
          outline,
        );
  });
  return [rect(box, { fill: ink.cushion, ...outline }), ...fronts].join('');
}

/** A low shelf with books, along the longer edge of the box. */
export function shelf(box: Box): string {
  const isTall = box.height > box.width;
  const length = isTall ? box.height : box.width;
  const books = Array.from({ length: Math.floor(length / 22) - 1 }, (_, index) => {
    const offset = (index + 1) * 22;
    return isTall
      ? line(
          { x: box.x + 8, y: box.y + offset },
          { x: box.x + box.width - 8 - (index % 3) * 5, y: box.y + offset },
          { stroke: ink.faint, width: 4 },
        )
      : line(
          { x: box.x + offset, y: box.y + 8 + (index % 3) * 5 },
          { x: box.x + offset, y: box.y + box.height - 8 },
          { stroke: ink.faint, width: 4 },
        );
  });
  return [rect(box, { fill: ink.wood, ...outline }), ...books].join('');
}

/** A shelf of printers and paper. */
export function printerCorner(box: Box): string {
  const device = {
    x: box.x + 16,
    y: box.y + 14,
    width: Math.min(110, box.width - 32),
    height: box.height - 28,
  };
  return [
    rect(box, { fill: ink.wood, ...outline }),
    rect(device, { fill: ink.paper, ...outline }, 8),
    line(
      { x: device.x + 18, y: device.y + device.height / 2 },
      { x: device.x + device.width - 18, y: device.y + device.height / 2 },
      { stroke: ink.sign, width: 5 },
    ),
  ].join('');
}

/** A counter that curves around whoever stands behind it, open to the right at turn 0. */
export function receptionCounter(place: Place): string {
  return at(place, [
    path('M-40 -190H60Q110 -190 110 -140V140Q110 190 60 190H-40V120H40V-120H-40Z', {
      fill: ink.wood,
      ...outline,
    }),
    chair({ x: -22, y: -48, turn: 90 }),
    chair({ x: -22, y: 48, turn: 90 }),
  ]);
}
