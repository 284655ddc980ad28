import { carpet, deskBlock, deskRow, deskScreen } from './desks.ts';
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
import { ink } from './svg.ts';
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

const size = { width: 4000, height: 2600 };

const islands = [
  { x: 1210, y: 560 },
  { x: 2090, y: 560 },
  { x: 1210, y: 1070 },
  { x: 2090, y: 1070 },
];
const focusRows = [
  { x: 1210, y: 1640 },
  { x: 1210, y: 2110 },
];

const zones: readonly PlannedZone[] = [
  {
    key: 'window',
    name: '窓際',
    letter: 'A',
    box: { x: 1150, y: 104, width: 2750, height: 316 },
    groups: [
      {
        places: deskRow({ x: 1190, y: 134 }, { count: 9, turn: 0, step: 192 }),
        kind: 'plain',
        equipment: ['window'],
      },
      {
        places: deskRow({ x: 1190 + 9 * 192, y: 134 }, { count: 5, turn: 0, step: 192 }),
        kind: 'standing',
        equipment: ['window', 'standing-desk', 'monitor'],
      },
    ],
  },
  {
    key: 'collaboration',
    name: 'コラボ',
    letter: 'B',
    box: { x: 1150, y: 520, width: 1720, height: 950 },
    groups: [
      {
        places: islands.slice(0, 2).flatMap((corner) => deskBlock(corner, 4)),
        kind: 'monitor',
        equipment: ['monitor'],
      },
      {
        places: islands.slice(2).flatMap((corner) => deskBlock(corner, 4)),
        kind: 'plain',
        equipment: ['phone'],
      },
    ],
  },
  {
    key: 'focus',
    name: '集中',
    letter: 'C',
    box: { x: 1150, y: 1590, width: 1210, height: 920 },
    groups: [
      {
        places: focusRows.flatMap((corner) => deskBlock(corner, 6)),
        kind: 'panelled',
        equipment: ['monitor', 'quiet'],
      },
    ],
  },
  {
    key: 'quiet',
    name: '静音',
    letter: 'D',
    box: { x: 2520, y: 1620, width: 1380, height: 860 },
    groups: [
      {
        places: deskRow({ x: 2640, y: 1720 }, { count: 6, turn: 0, step: 200 }),
        kind: 'plain',
        equipment: ['quiet'],
      },
      {
        places: deskRow({ x: 2640, y: 2270 }, { count: 6, turn: 180, step: 200 }),
        kind: 'plain',
        equipment: ['quiet', 'window', 'accessible'],
      },
    ],
  },
];

const walls = [
  shell([
    { x: 90, y: 90 },
    { x: 3910, y: 90 },
    { x: 3910, y: 2510 },
    { x: 90, y: 2510 },
  ]),
  windows({ x: 190, y: 90 }, { x: 800, y: 90 }, 4),
  windows({ x: 1150, y: 90 }, { x: 3810, y: 90 }, 14),
  windows({ x: 3910, y: 190 }, { x: 3910, y: 1400 }, 7),
  windows({ x: 3910, y: 1690 }, { x: 3910, y: 2410 }, 4),
  windows({ x: 2560, y: 2510 }, { x: 3810, y: 2510 }, 7),
  windows({ x: 1200, y: 2510 }, { x: 2300, y: 2510 }, 6),
  windows({ x: 190, y: 2510 }, { x: 960, y: 2510 }, 4),
];

const westRooms = [
  glassRoom({ x: 103, y: 103, width: 800, height: 500 }, ink.meeting),
  meetingTable({ x: 270, y: 270, width: 460, height: 170 }, { along: 4, atEnds: 1 }),
  screen({ x: 116, y: 270, width: 12, height: 170 }),
  door({ x: 903, y: 560, turn: 270 }),
  glassRoom({ x: 103, y: 603, width: 400, height: 380 }, ink.meeting),
  meetingTable({ x: 215, y: 735, width: 180, height: 120 }, { along: 2, atEnds: 0 }),
  glassRoom({ x: 503, y: 603, width: 400, height: 380 }, ink.meeting),
  meetingTable({ x: 615, y: 735, width: 180, height: 120 }, { along: 2, atEnds: 0 }),
  door({ x: 903, y: 740, turn: 270 }),
  door({ x: 300, y: 983, turn: 180 }),
];

const core = [
  room({ x: 103, y: 1130, width: 560, height: 700 }, ink.core),
  lift({ x: 430, y: 1170, width: 190, height: 170 }),
  lift({ x: 430, y: 1370, width: 190, height: 170 }),
  stairs({ x: 140, y: 1170, width: 230, height: 370 }),
  innerWallBetween({ x: 103, y: 1590 }, { x: 663, y: 1590 }),
  lavatorySign({ x: 330, y: 1712 }),
  opening({ x: 663, y: 1200 }, { x: 663, y: 1310 }),
  opening({ x: 663, y: 1400 }, { x: 663, y: 1510 }),
  door({ x: 663, y: 1790, turn: 270 }),
];

const reception = [
  receptionCounter({ x: 920, y: 1355, turn: 180 }),
  plant({ x: 950, y: 1100 }),
  plant({ x: 950, y: 1610 }),
  lockers({ x: 985, y: 603, width: 66, height: 380 }, 8),
];

const kitchen = [
  room({ x: 103, y: 1930, width: 900, height: 567 }, ink.kitchen),
  worktop({ x: 115, y: 1942, width: 120, height: 543 }),
  cupSign({ x: 370, y: 2030 }),
  roundTable({ x: 470, y: 2290 }, 4),
  roundTable({ x: 790, y: 2150 }, 4),
  plant({ x: 940, y: 2440 }),
  opening({ x: 560, y: 1930 }, { x: 900, y: 1930 }),
  plant({ x: 500, y: 1870 }, 32),
];

const eastRooms = [
  glassRoom({ x: 3330, y: 520, width: 567, height: 460 }, ink.meeting),
  meetingTable({ x: 3470, y: 680, width: 290, height: 140 }, { along: 3, atEnds: 1 }),
  door({ x: 3330, y: 860, turn: 90 }),
  glassRoom({ x: 3330, y: 980, width: 567, height: 460 }, ink.meeting),
  meetingTable({ x: 3470, y: 1140, width: 290, height: 140 }, { along: 3, atEnds: 1 }),
  door({ x: 3330, y: 1320, turn: 90 }),
  ...[0, 1, 2, 3].map((index) =>
    phoneBooth({ x: 2950, y: 520 + index * 200, width: 200, height: 200 }, 'right'),
  ),
  printerCorner({ x: 2950, y: 1336, width: 200, height: 104 }),
];

const quietRoom = [
  glassRoom({ x: 2480, y: 1580, width: 1417, height: 917 }, ink.quiet),
  shelf({ x: 2640, y: 2000, width: 380, height: 62 }),
  shelf({ x: 3460, y: 2000, width: 380, height: 62 }),
  sofa({ x: 3240, y: 2060, turn: 0 }, 2),
  lowTable({ x: 3240, y: 1985 }, 120, 52),
  door({ x: 2480, y: 2014, turn: 90 }),
  plant({ x: 2560, y: 1660 }, 34),
];

const middle = [
  ...islands.map(({ x, y }) => carpet({ x: x - 20, y: y - 20, width: 760, height: 400 })),
  ...focusRows.map(({ x, y }) => carpet({ x: x - 20, y: y - 20, width: 1120, height: 400 })),
  ...[1080, 2010, 2910].map((x) => pillar({ x, y: 470 })),
  ...[1080, 2010, 2910].map((x) => pillar({ x, y: 1530 })),
  plant({ x: 1120, y: 160 }),
  sofa({ x: 1000, y: 270, turn: 90 }, 2),
];

/** Shinagawa, twelfth storey: about thirty metres by twenty, eighty-two seats in four zones. */
export const tokyoPlan = floorPlan({
  size,
  zones,
  building: [
    ...walls,
    ...middle,
    ...westRooms,
    ...core,
    ...reception,
    ...kitchen,
    ...eastRooms,
    ...quietRoom,
  ],
  above: [
    ...islands.map((corner) => deskScreen(corner, 4)),
    ...focusRows.map((corner) => deskScreen(corner, 6)),
  ],
});
