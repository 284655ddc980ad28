import { chair } from './furniture.ts';
import { at, type Box, ink, line, type Place, type Point, rect } from './svg.ts';

/** The square of floor that a seat takes: its desk and the chair in front of it. */
export const seatSize = 180;

const deskDepth = 102;
const half = seatSize / 2;

/** How a workplace is fitted; it shows in the drawing. */
export type DeskKind = 'plain' | 'monitor' | 'panelled' | 'standing';

/** One workplace. The place is the middle of its square; its person looks up at turn 0. */
export function desk(place: Place, kind: DeskKind): string {
  const stroke = { stroke: ink.line, width: 3 } as const;
  const top = { x: -half + 5, y: -half + 4, width: seatSize - 10, height: deskDepth };
  const monitor = [
    rect({ x: -44, y: -half + 18, width: 88, height: 14 }, { fill: ink.faint }, 4),
    rect({ x: -8, y: -half + 30, width: 16, height: 12 }, { fill: ink.faint }),
  ];
  const panel = [
    line(
      { x: -half + 3, y: -half + 4 },
      { x: -half + 3, y: 24 },
      { stroke: ink.innerWall, width: 7 },
    ),
    line(
      { x: half - 3, y: -half + 4 },
      { x: half - 3, y: 24 },
      { stroke: ink.innerWall, width: 7 },
    ),
  ];
  const feet = [
    line({ x: -52, y: -half + 84 }, { x: 52, y: -half + 84 }, { stroke: ink.faint, width: 6 }),
  ];
  return at(place, [
    chair({ x: 0, y: half - 46, turn: 0 }),
    rect(top, { fill: ink.wood, ...stroke }, 8),
    ...(kind === 'plain' ? [] : monitor),
    ...(kind === 'panelled' ? panel : []),
    ...(kind === 'standing' ? feet : []),
  ]);
}

/** Desks side by side from a corner, all looking the same way (up or down the plan). */
export function deskRow(
  corner: Point,
  of: { readonly count: number; readonly turn: 0 | 180; readonly step?: number },
): Place[] {
  const step = of.step ?? seatSize;
  return Array.from({ length: of.count }, (_, index) => ({
    x: corner.x + half + index * step,
    y: corner.y + half,
    turn: of.turn,
  }));
}

/** Desks one below the other from a corner, all looking left (270) or right (90). */
export function deskColumn(
  corner: Point,
  of: { readonly count: number; readonly turn: 90 | 270; readonly step?: number },
): Place[] {
  const step = of.step ?? seatSize;
  return Array.from({ length: of.count }, (_, index) => ({
    x: corner.x + half,
    y: corner.y + half + index * step,
    turn: of.turn,
  }));
}

/** Two rows that face each other across their desks. */
export function deskBlock(corner: Point, columns: number): Place[] {
  return [
    ...deskRow(corner, { count: columns, turn: 180 }),
    ...deskRow({ x: corner.x, y: corner.y + seatSize }, { count: columns, turn: 0 }),
  ];
}

/** Desks around one point, looking at it, at equal angles. */
export function deskRing(
  centre: Point,
  of: { readonly count: number; readonly radius: number; readonly first?: number },
): Place[] {
  return Array.from({ length: of.count }, (_, index) => {
    const turn = ((of.first ?? 0) + (360 / of.count) * index) % 360;
    const angle = (turn * Math.PI) / 180;
    return {
      x: Math.round(centre.x - of.radius * Math.sin(angle)),
      y: Math.round(centre.y + of.radius * Math.cos(angle)),
      turn,
    };
  });
}

/** The low screen between two rows that face each other. */
export function deskScreen(corner: Point, columns: number): string {
  const y = corner.y + seatSize;
  const end = corner.x + columns * seatSize;
  return line({ x: corner.x + 8, y }, { x: end - 8, y }, { stroke: ink.innerWall, width: 6 });
}

/** A faint carpet under a group of desks. */
export function carpet(box: Box): string {
  return rect(box, { fill: '#f7f8f8' }, 24);
}
