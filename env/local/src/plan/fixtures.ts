import { at, type Box, circle, ink, line, type Point, path, rect } from './svg.ts';

const sign = { stroke: ink.sign, width: 7 } as const;
const outline = { stroke: ink.line, width: 3 } as const;

/** A lift car: its diagonals, as plans show a shaft. */
export function lift(box: Box): string {
  const { x, y, width, height } = box;
  const cross = { stroke: ink.line, width: 3 } as const;
  return [
    rect(box, { fill: ink.paper, stroke: ink.innerWall, width: 8 }),
    line({ x, y }, { x: x + width, y: y + height }, cross),
    line({ x, y: y + height }, { x: x + width, y }, cross),
  ].join('');
}

/** A flight of stairs along the longer edge, with the arrow that points up. */
export function stairs(box: Box): string {
  const { x, y, width, height } = box;
  const steps = Math.floor(height / 34);
  const treads = Array.from({ length: steps - 1 }, (_, index) => {
    const step = y + ((index + 1) * height) / steps;
    return line({ x, y: step }, { x: x + width, y: step }, outline);
  });
  const middle = x + width / 2;
  return [
    rect(box, { fill: ink.paper, stroke: ink.innerWall, width: 8 }),
    ...treads,
    line(
      { x: middle, y: y + height - 30 },
      { x: middle, y: y + 40 },
      { stroke: ink.sign, width: 5 },
    ),
    path(`M${middle - 18} ${y + 66}L${middle} ${y + 38}L${middle + 18} ${y + 66}`, {
      stroke: ink.sign,
      width: 5,
    }),
  ].join('');
}

/** The two figures on the door of lavatories. */
export function lavatorySign(centre: Point): string {
  const head = (x: number) => circle({ x, y: -46 }, 13, { fill: ink.sign });
  return at({ ...centre, turn: 0 }, [
    head(-40),
    path('M-60 -24H-20V18H-28V58H-52V18H-60Z', { fill: ink.sign }),
    line({ x: 0, y: -60 }, { x: 0, y: 60 }, { stroke: ink.line, width: 4 }),
    head(40),
    path('M32 -24H48L64 26H52V58H28V26H16Z', { fill: ink.sign }),
  ]);
}

export function cupSign(centre: Point): string {
  return at({ ...centre, turn: 0 }, [
    path('M-34 -18H26V14Q26 40 0 40H-8Q-34 40 -34 14Z', sign),
    path('M26 -8H36Q50 -8 50 6Q50 20 36 20H26', sign),
    path('M-16 -34Q-24 -44 -16 -54M6 -34Q-2 -44 6 -54', sign),
  ]);
}

export function handsetSign(centre: Point): string {
  return at({ ...centre, turn: 0 }, [
    path(
      'M-22 -30Q-34 -18 -22 6Q-6 32 18 34Q30 34 32 22L16 8L4 16Q-8 8 -12 -6L-2 -16L-12 -34Q-18 -34 -22 -30Z',
      { ...sign, width: 6 },
    ),
  ]);
}

/** A place to make a call: a seat, a ledge, and the sign on its floor. */
export function phoneBooth(box: Box, opensTo: 'left' | 'right'): string {
  const { x, y, width, height } = box;
  const isLeft = opensTo === 'left';
  const ledge = { x: isLeft ? x + width - 62 : x + 10, y: y + 12, width: 52, height: height - 24 };
  const side = isLeft ? x : x + width;
  return [
    rect(box, { fill: ink.booth, stroke: ink.innerWall, width: 12 }),
    rect(ledge, { fill: ink.paper, ...outline }, 8),
    handsetSign({ x: isLeft ? x + width - 118 : x + 118, y: y + height / 2 }),
    line({ x: side, y: y + 36 }, { x: side, y: y + height - 36 }, { stroke: ink.glass, width: 8 }),
  ].join('');
}

/** A kitchen worktop along the left of the box: sink, hob, refrigerator from the top. */
export function worktop(box: Box): string {
  const { x, y, width, height } = box;
  const fridge = { x, y: y + height - width - 10, width, height: width + 10 };
  return [
    rect(box, { fill: ink.paper, ...outline }),
    rect(
      { x: x + 18, y: y + 40, width: width - 36, height: 110 },
      { fill: ink.cushion, ...outline },
      16,
    ),
    circle({ x: x + width / 2, y: y + 95 }, 7, { fill: ink.line }),
    ...[220, 284].flatMap((below) => [
      circle({ x: x + width * 0.32, y: y + below }, 19, outline),
      circle({ x: x + width * 0.7, y: y + below }, 19, outline),
    ]),
    rect(fridge, { fill: ink.cushion, ...outline }),
    line({ x, y: fridge.y }, { x: x + width, y: fridge.y + fridge.height }, outline),
  ].join('');
}

/** A screen on a wall. */
export function screen(box: Box): string {
  return rect(box, { fill: ink.sign });
}
