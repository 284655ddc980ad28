import { carpet, deskBlock, deskColumn, deskRow, deskScreen } from './desks.ts';
import { cupSign, lavatorySign, lift, phoneBooth, screen, stairs, worktop } from './fixtures.ts';
import { floorPlan, type PlannedZone } from './floor-plan.ts';
import {
  lockers,
  lowTable,
  meetingTable,
  plant,
  printerCorner,
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

const size = { width: 2800, height: 2000 };

const tables = [
  { x: 1180, y: 640 },
  { x: 1180, y: 1130 },
];

const zones: readonly PlannedZone[] = [
  {
    key: 'long-tables',
    name: 'Long tables',
    letter: 'L',
    box: { x: 1120, y: 580, width: 840, height: 970 },
    groups: [
      { places: deskBlock({ x: 1180, y: 640 }, 4), kind: 'monitor', equipment: ['monitor'] },
      { places: deskBlock({ x: 1180, y: 1130 }, 4), kind: 'plain', equipment: [] },
    ],
  },
  {
    key: 'garden',
    name: 'Garden side',
    letter: 'G',
    box: { x: 2390, y: 560, width: 300, height: 900 },
    groups: [
      {
        places: deskColumn({ x: 2470, y: 600 }, { count: 4, turn: 90, step: 210 }),
        kind: 'plain',
        equipment: ['window', 'quiet'],
      },
    ],
  },
  {
    key: 'standing',
    name: 'Standing row',
    letter: 'S',
    box: { x: 1120, y: 110, width: 1000, height: 300 },
    groups: [
      {
        places: deskRow({ x: 1190, y: 150 }, { count: 4, turn: 0, step: 225 }),
        kind: 'standing',
        equipment: ['window', 'standing-desk', 'monitor'],
      },
    ],
  },
];

const walls = [
  shell([
    { x: 90, y: 90 },
    { x: 2260, y: 90 },
    { x: 2260, y: 480 },
    { x: 2700, y: 480 },
    { x: 2700, y: 1560 },
    { x: 2540, y: 1900 },
    { x: 90, y: 1900 },
  ]),
  windows({ x: 1160, y: 90 }, { x: 2120, y: 90 }, 5),
  windows({ x: 2700, y: 560 }, { x: 2700, y: 1480 }, 5),
  windows({ x: 2686, y: 1592 }, { x: 2556, y: 1868 }, 2),
  windows({ x: 1160, y: 1900 }, { x: 2460, y: 1900 }, 7),
  windows({ x: 180, y: 90 }, { x: 820, y: 90 }, 4),
];

const west = [
  glassRoom({ x: 103, y: 103, width: 800, height: 480 }, ink.meeting),
  meetingTable({ x: 280, y: 265, width: 420, height: 160 }, { along: 4, atEnds: 1 }),
  screen({ x: 116, y: 265, width: 12, height: 160 }),
  door({ x: 903, y: 540, turn: 270 }),
  room({ x: 103, y: 700, width: 560, height: 520 }, ink.core),
  stairs({ x: 145, y: 740, width: 190, height: 290 }),
  lift({ x: 400, y: 740, width: 190, height: 180 }),
  innerWallBetween({ x: 103, y: 1055 }, { x: 663, y: 1055 }),
  lavatorySign({ x: 320, y: 1138 }),
  opening({ x: 663, y: 760 }, { x: 663, y: 880 }),
  door({ x: 663, y: 1180, turn: 270 }),
  room({ x: 103, y: 1340, width: 860, height: 547 }, ink.kitchen),
  worktop({ x: 115, y: 1352, width: 120, height: 523 }),
  cupSign({ x: 360, y: 1440 }),
  roundTable({ x: 560, y: 1670 }, 5, 84),
  opening({ x: 500, y: 1340 }, { x: 800, y: 1340 }),
  plant({ x: 890, y: 1820 }),
];

const middle = [
  ...tables.map(({ x, y }) => carpet({ x: x - 20, y: y - 20, width: 760, height: 400 })),
  ...[1060, 2040].flatMap((x) => [pillar({ x, y: 500 }, 70), pillar({ x, y: 1600 }, 70)]),
  lockers({ x: 700, y: 960, width: 60, height: 220 }, 4),
  printerCorner({ x: 960, y: 1000, width: 110, height: 90 }),
  ...[0, 1].map((index) =>
    phoneBooth({ x: 2060, y: 700 + index * 200, width: 200, height: 200 }, 'right'),
  ),
  shelf({ x: 2060, y: 1140, width: 200, height: 56 }),
  sofa({ x: 1560, y: 1800, turn: 0 }, 3),
  sofa({ x: 1300, y: 1720, turn: 90 }, 1),
  sofa({ x: 1820, y: 1720, turn: 270 }, 1),
  lowTable({ x: 1560, y: 1690 }, 200, 90),
  plant({ x: 1120, y: 1830 }),
  plant({ x: 2180, y: 1830 }),
  plant({ x: 2620, y: 1540 }, 34),
  plant({ x: 2200, y: 170 }),
  plant({ x: 980, y: 170 }),
];

/** London, fourth storey of an older house with a bay on the garden: twenty-four seats. */
export const londonPlan = floorPlan({
  size,
  zones,
  building: [...walls, ...west, ...middle],
  above: tables.map((corner) => deskScreen(corner, 4)),
});
