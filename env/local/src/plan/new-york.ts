import { carpet, deskBlock, deskRing, deskRow, deskScreen } from './desks.ts';
import { cupSign, lavatorySign, lift, phoneBooth, screen, stairs, worktop } from './fixtures.ts';
import { floorPlan, type PlannedZone } from './floor-plan.ts';
import {
  lockers,
  lowTable,
  meetingTable,
  plant,
  printerCorner,
  receptionCounter,
  roundTable,
  shelf,
  sofa,
} from './furniture.ts';
import { at, circle, ink } from './svg.ts';
import {
  door,
  glassRoom,
  innerWallBetween,
  opening,
  pillar,
  room,
  shell,
  windows,
} from './walls.ts';

const size = { width: 3600, height: 2700 };

const pods = [
  { x: 1500, y: 560 },
  { x: 2180, y: 560 },
  { x: 2860, y: 560 },
];
const benches = [
  { x: 2240, y: 1180 },
  { x: 2240, y: 1700 },
];

const zones: readonly PlannedZone[] = [
  {
    key: 'pods',
    name: 'Team pods',
    letter: 'P',
    box: { x: 1170, y: 250, width: 2040, height: 640 },
    groups: [
      {
        places: pods.flatMap((centre) => deskRing(centre, { count: 5, radius: 216, first: 36 })),
        kind: 'monitor',
        equipment: ['monitor', 'phone'],
      },
    ],
  },
  {
    key: 'benches',
    name: 'Project benches',
    letter: 'B',
    box: { x: 2180, y: 1100, width: 1020, height: 1020 },
    groups: [
      {
        places: deskBlock({ x: 2240, y: 1180 }, 5),
        kind: 'standing',
        equipment: ['monitor', 'standing-desk'],
      },
      {
        places: deskBlock({ x: 2240, y: 1700 }, 5),
        kind: 'plain',
        equipment: [],
      },
    ],
  },
  {
    key: 'skyline',
    name: 'Skyline bar',
    letter: 'S',
    box: { x: 2080, y: 2270, width: 1390, height: 230 },
    groups: [
      {
        places: deskRow({ x: 2120, y: 2296 }, { count: 6, turn: 180, step: 220 }),
        kind: 'plain',
        equipment: ['window', 'quiet', 'accessible'],
      },
    ],
  },
];

const walls = [
  shell([
    { x: 90, y: 90 },
    { x: 3230, y: 90 },
    { x: 3510, y: 370 },
    { x: 3510, y: 2560 },
    { x: 1960, y: 2560 },
    { x: 1960, y: 1960 },
    { x: 90, y: 1960 },
  ]),
  windows({ x: 1150, y: 90 }, { x: 3190, y: 90 }, 11),
  windows({ x: 3250, y: 110 }, { x: 3490, y: 350 }, 2),
  windows({ x: 3510, y: 430 }, { x: 3510, y: 2480 }, 11),
  windows({ x: 2060, y: 2560 }, { x: 3440, y: 2560 }, 7),
  windows({ x: 180, y: 1960 }, { x: 1000, y: 1960 }, 4),
  windows({ x: 90, y: 200 }, { x: 90, y: 640 }, 3),
];

const west = [
  glassRoom({ x: 103, y: 103, width: 900, height: 620 }, ink.meeting),
  meetingTable({ x: 270, y: 320, width: 560, height: 190 }, { along: 5, atEnds: 1 }),
  screen({ x: 400, y: 116, width: 300, height: 12 }),
  door({ x: 1003, y: 680, turn: 270 }),
  room({ x: 103, y: 723, width: 700, height: 560 }, ink.core),
  lift({ x: 150, y: 770, width: 180, height: 170 }),
  lift({ x: 360, y: 770, width: 180, height: 170 }),
  lift({ x: 570, y: 770, width: 180, height: 170 }),
  innerWallBetween({ x: 103, y: 985 }, { x: 803, y: 985 }),
  stairs({ x: 580, y: 1020, width: 180, height: 230 }),
  lavatorySign({ x: 310, y: 1135 }),
  innerWallBetween({ x: 540, y: 985 }, { x: 540, y: 1283 }),
  door({ x: 460, y: 1283, turn: 180 }),
  opening({ x: 803, y: 790 }, { x: 803, y: 930 }),
];

const kitchen = [
  room({ x: 103, y: 1400, width: 960, height: 547 }, ink.kitchen),
  worktop({ x: 115, y: 1412, width: 120, height: 523 }),
  cupSign({ x: 360, y: 1500 }),
  roundTable({ x: 470, y: 1740 }, 5, 84),
  roundTable({ x: 830, y: 1640 }, 4),
  opening({ x: 1063, y: 1500 }, { x: 1063, y: 1800 }),
  plant({ x: 1000, y: 1880 }),
];

const middle = [
  receptionCounter({ x: 1060, y: 930, turn: 180 }),
  circle({ x: 1560, y: 1380 }, 310, { fill: ink.lounge }),
  sofa({ x: 1560, y: 1580, turn: 0 }, 3),
  sofa({ x: 1350, y: 1370, turn: 90 }, 2),
  sofa({ x: 1770, y: 1370, turn: 270 }, 2),
  lowTable({ x: 1560, y: 1370 }, 190, 130),
  plant({ x: 1370, y: 1580 }),
  plant({ x: 1750, y: 1580 }),
  shelf({ x: 1400, y: 1130, width: 320, height: 60 }),
  ...pods.map((centre) => circle(centre, 325, { fill: '#f7f8f8' })),
  ...benches.map(({ x, y }) => carpet({ x: x - 20, y: y - 20, width: 940, height: 400 })),
  ...[1340, 2080, 2820].map((x) => pillar({ x, y: 990 }, 70)),
  pillar({ x: 1990, y: 1930 }, 70),
  pillar({ x: 1180, y: 1400 }, 70),
  ...[0, 1, 2].map((index) =>
    at({ x: 1290 + index * 200, y: 1847, turn: 90 }, [
      phoneBooth({ x: -100, y: -100, width: 200, height: 200 }, 'left'),
    ]),
  ),
  lockers({ x: 1973, y: 2020, width: 60, height: 420 }, 8),
  printerCorner({ x: 1810, y: 1852, width: 136, height: 95 }),
  plant({ x: 3330, y: 330 }),
  plant({ x: 3440, y: 2200 }),
  plant({ x: 1070, y: 170 }),
  sofa({ x: 3440, y: 900, turn: 270 }, 2),
  lowTable({ x: 3340, y: 900 }, 70, 130),
];

/** New York, twenty-seventh storey: an angled corner building with forty-one seats, many of them in rings. */
export const newYorkPlan = floorPlan({
  size,
  zones,
  building: [...walls, ...west, ...kitchen, ...middle],
  above: [
    ...pods.map((centre) => circle(centre, 72, { fill: ink.paper, stroke: ink.line })),
    ...pods.map((centre) => plant(centre, 42)),
    ...benches.map((corner) => deskScreen(corner, 5)),
  ],
});
