export type Point = { readonly x: number; readonly y: number };
export type Box = Point & { readonly width: number; readonly height: number };
/** A place and the direction somebody there looks: 0 is up the plan, degrees go clockwise. */
export type Place = Point & { readonly turn: number };

/** How a shape is inked; nothing drawn has a colour that is not one of `ink`. */
export type Paint = { readonly fill?: string; readonly stroke?: string; readonly width?: number };

/** Light greys and faint tints: the plan lies behind live seats and must not compete with them. */
export const ink = {
  ground: '#f4f5f6',
  floor: '#fdfdfc',
  wall: '#6f767d',
  innerWall: '#a3aab0',
  glass: '#b9d0dc',
  line: '#c3c8cc',
  faint: '#dfe2e4',
  paper: '#ffffff',
  wood: '#f6f3ee',
  cushion: '#eceeef',
  sign: '#a9b0b6',
  leaf: '#dbe8d8',
  leafLine: '#b3cbb0',
  meeting: '#eff4f8',
  kitchen: '#faf5ea',
  quiet: '#f2f6f0',
  booth: '#f4f1f8',
  core: '#eceeef',
  lounge: '#f8f3f1',
} as const;

const round = (value: number) => Math.round(value * 10) / 10;

function painted({ fill = 'none', stroke, width = 3 }: Paint): string {
  const line =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"`;
  return `fill="${fill}"${line}`;
}

export function rect(box: Box, paint: Paint, radius = 0): string {
  const corner = radius ? ` rx="${radius}"` : '';
  return `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}"${corner} ${painted(paint)}/>`;
}

export function circle(centre: Point, radius: number, paint: Paint): string {
  return `<circle cx="${round(centre.x)}" cy="${round(centre.y)}" r="${radius}" ${painted(paint)}/>`;
}

export function line(from: Point, to: Point, paint: Paint): string {
  return path(`M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}`, paint);
}

export function path(d: string, paint: Paint): string {
  return `<path d="${d}" ${painted(paint)}/>`;
}

/** A closed shape through the points. */
export function polygon(points: readonly Point[], paint: Paint): string {
  return path(`M${points.map(({ x, y }) => `${round(x)} ${round(y)}`).join('L')}Z`, paint);
}

/** Draws something made around 0,0 at a place. */
export function at(place: Place, shapes: readonly string[]): string {
  const turn = place.turn ? ` rotate(${place.turn})` : '';
  return `<g transform="translate(${round(place.x)} ${round(place.y)})${turn}">${shapes.join('')}</g>`;
}

export function drawing(
  size: { readonly width: number; readonly height: number },
  shapes: readonly string[],
): string {
  const whole = rect({ x: 0, y: 0, ...size }, { fill: ink.ground });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">${whole}${shapes.join('\n')}</svg>\n`;
}

/** Moves a point that was made around 0,0 to where a place puts it. */
export function from(place: Place, point: Point): Point {
  const angle = (place.turn * Math.PI) / 180;
  return {
    x: place.x + point.x * Math.cos(angle) - point.y * Math.sin(angle),
    y: place.y + point.x * Math.sin(angle) + point.y * Math.cos(angle),
  };
}
