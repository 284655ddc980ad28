import { at, type Box, ink, line, type Place, type Point, path, polygon, rect } from './svg.ts';

export const outerWall = 26;
const innerWall = 12;

/** The building: its ground inside thick walls, whatever its shape. */
export function shell(corners: readonly Point[]): string {
  return polygon(corners, { fill: ink.floor, stroke: ink.wall, width: outerWall });
}

/** A row of windows along an outer wall, mullions at equal steps. */
export function windows(start: Point, end: Point, panes: number): string {
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const turn = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI;
  const frame = rect(
    { x: 0, y: -outerWall / 2, width: length, height: outerWall },
    { fill: ink.paper, stroke: ink.wall, width: 4 },
  );
  const glass = line({ x: 0, y: 0 }, { x: length, y: 0 }, { stroke: ink.glass, width: 7 });
  const mullions = Array.from({ length: panes - 1 }, (_, index) => {
    const x = ((index + 1) * length) / panes;
    return line({ x, y: -outerWall / 2 }, { x, y: outerWall / 2 }, { stroke: ink.wall, width: 5 });
  });
  return at({ ...start, turn }, [frame, glass, ...mullions]);
}

/** A room: its tint and four inner walls. Doors are cut in afterwards. */
export function room(box: Box, tint: string): string {
  return rect(box, { fill: tint, stroke: ink.innerWall, width: innerWall });
}

/** A room behind glass, which lets one see who is there. */
export function glassRoom(box: Box, tint: string): string {
  return [
    rect(box, { fill: tint, stroke: ink.innerWall, width: innerWall }),
    rect(box, { stroke: ink.paper, width: 5 }),
  ].join('');
}

export function innerWallBetween(start: Point, end: Point): string {
  return line(start, end, { stroke: ink.innerWall, width: innerWall });
}

export function pillar(centre: Point, size = 76): string {
  const box = { x: centre.x - size / 2, y: centre.y - size / 2, width: size, height: size };
  return rect(box, { fill: '#d3d7da', stroke: ink.innerWall, width: 4 });
}

/**
 * A door with its swing. The place is the hinge, the opening runs to the right of it, and the leaf
 * swings up the plan at turn 0.
 */
export function door(
  hinge: Place,
  of: { readonly width: number; readonly wall?: 'outer' } = { width: 96 },
): string {
  const { width } = of;
  const thick = of.wall === 'outer' ? outerWall + 6 : innerWall + 6;
  const gap = rect({ x: 0, y: -thick / 2, width, height: thick }, { fill: ink.floor });
  const leaf = line({ x: 0, y: 0 }, { x: 0, y: -width }, { stroke: ink.innerWall, width: 6 });
  const swing = path(`M0 ${-width}A${width} ${width} 0 0 1 ${width} 0`, {
    stroke: ink.line,
    width: 3,
  });
  return at(hinge, [gap, swing, leaf]);
}

/** An opening without a door. */
export function opening(start: Point, end: Point): string {
  return line(start, end, { stroke: ink.floor, width: innerWall + 6 });
}
