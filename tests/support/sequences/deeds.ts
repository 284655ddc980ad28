import fc from 'fast-check';

/** People of two companies: a system administrator and two others in the first, one each in the second; and a stranger. */
export const people = ['ada', 'ben', 'boss', 'dan', 'chief'] as const;
export type Who = (typeof people)[number] | 'nobody';

/** Floors of the first company, one of them not published yet, and one of the second. */
export const floors = ['east', 'west', 'attic', 'far'] as const;
export type FloorName = (typeof floors)[number];

/** Seats are called by their floor; `west.closed` is closed, `nowhere.1` is on no floor. */
export const seatsOf: { readonly [Floor in FloorName]: readonly string[] } = {
  east: ['east.1', 'east.2'],
  west: ['west.1', 'west.closed'],
  attic: ['attic.1'],
  far: ['far.1'],
};

/** Days after the first that sequences book on, and hours of its clock; what cannot be booked among them. */
export const spans = {
  morning: [9, 12],
  midday: [11, 14],
  evening: [14, 17],
  overnight: [22, 26],
  wholeDay: [8, 20],
} as const;
export type When = {
  readonly day: 0 | 1 | 'long-past' | 'far-ahead';
  readonly span: keyof typeof spans;
};

type OfBookings = 'refuse' | 'cancel';
type Version = 'last-heard' | 'stale';

/** One call of a sequence. Bookings are named by how many were made since. */
export type Deed =
  | {
      readonly do: 'book';
      readonly who: Who;
      readonly seat: string;
      readonly when: When;
      readonly key: string;
      readonly holder: Who | undefined;
    }
  | {
      readonly do: 'move';
      readonly who: Who;
      readonly booking: number;
      readonly seat: string;
      readonly key: string;
    }
  | {
      readonly do: 'cancel' | 'release' | 'read';
      readonly who: Who;
      readonly booking: number;
    }
  | {
      readonly do: 'map';
      readonly who: Who;
      readonly floor: FloorName;
      readonly when: When;
    }
  | { readonly do: 'list'; readonly who: Who }
  | { readonly do: 'show-name'; readonly who: Who; readonly to: 'everyone' | 'nobody' }
  | {
      readonly do: 'draft';
      readonly who: Who;
      readonly floor: FloorName;
      readonly seats: readonly string[];
      readonly version: Version;
    }
  | {
      readonly do: 'publish' | 'delete';
      readonly who: Who;
      readonly floor: FloorName;
      readonly bookings: OfBookings;
      readonly version: Version;
    };

const days = fc.constantFrom(0, 0, 0, 1 as const);
const slots: fc.Arbitrary<When> = fc.record({
  day: days,
  span: fc.constantFrom('morning', 'midday', 'evening'),
});
const odd: fc.Arbitrary<When> = fc.constantFrom(
  { day: 'long-past', span: 'morning' },
  { day: 'far-ahead', span: 'morning' },
  { day: 0, span: 'overnight' },
);
const weighted = <Value>(...choices: readonly (readonly [number, fc.Arbitrary<Value>])[]) =>
  fc.oneof(...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));

const user: fc.Arbitrary<Who> = weighted<Who>(
  [40, fc.constantFrom('ada', 'ada', 'ben')],
  [6, fc.constantFrom('boss', 'dan', 'chief')],
  [1, fc.constant('nobody')],
);
const administrator: fc.Arbitrary<Who> = weighted<Who>(
  [12, fc.constant('boss')],
  [2, fc.constantFrom('chief', 'ada')],
);
const seat = weighted(
  [14, fc.constantFrom('east.1', 'east.1', 'east.2', 'west.1')],
  [2, fc.constantFrom('west.closed', 'attic.1', 'far.1', 'nowhere.1')],
);
const floor: fc.Arbitrary<FloorName> = weighted<FloorName>(
  [9, fc.constantFrom('east', 'east', 'west')],
  [1, fc.constantFrom('attic', 'far')],
);
const version: fc.Arbitrary<Version> = fc.constantFrom(
  'last-heard',
  'last-heard',
  'last-heard',
  'stale',
);
const bookings: fc.Arbitrary<OfBookings> = fc.constantFrom('refuse', 'cancel');
const booking = fc.constantFrom(0, 0, 0, 1, 1, 2, 4);
/** Few keys, so that they are used again; the others are used once. */
const key = weighted([1, fc.constantFrom('k1', 'k2')], [2, fc.nat(1e9).map((at) => `once-${at}`)]);
const cut: fc.Arbitrary<Deed> = floor.chain((name) =>
  fc.record({
    do: fc.constant('draft'),
    who: administrator,
    floor: fc.constant(name),
    seats: fc.subarray([...seatsOf[name]]),
    version,
  }),
);

const deed: fc.Arbitrary<Deed> = weighted<Deed>(
  [
    18,
    fc.record({
      do: fc.constant('book'),
      who: user,
      seat,
      when: weighted([12, slots], [1, odd]),
      key,
      holder: weighted([15, fc.constant(undefined)], [1, fc.constantFrom('ada', 'ben')]),
    }),
  ],
  [9, fc.record({ do: fc.constant('move'), who: user, booking, seat, key })],
  [7, fc.record({ do: fc.constantFrom('cancel', 'release', 'read'), who: user, booking })],
  [
    6,
    fc.record({
      do: fc.constant('map'),
      who: user,
      floor,
      when: fc.record({ day: days, span: fc.constantFrom('midday', 'evening', 'wholeDay') }),
    }),
  ],
  [2, fc.record({ do: fc.constant('list'), who: user })],
  [
    2,
    fc.record({
      do: fc.constant('show-name'),
      who: user,
      to: fc.constantFrom('everyone', 'nobody'),
    }),
  ],
  [4, cut],
  [
    4,
    fc.record({
      do: fc.constantFrom('publish', 'publish', 'publish', 'delete'),
      who: administrator,
      floor,
      bookings,
      version,
    }),
  ],
);

/** Calls that chance alone hardly puts together: a seat is booked, and then taken away from its floor. */
const removal: fc.Arbitrary<Deed[]> = fc
  .record({
    who: user,
    taken: fc.constantFrom('east.1', 'east.2', 'west.1'),
    when: slots,
    bookings,
  })
  .map(({ who, taken, when, bookings }): Deed[] => {
    const floor = taken.startsWith('east') ? 'east' : 'west';
    const seats = seatsOf[floor].filter((one) => one !== taken);
    const by = { who: 'boss', floor, version: 'last-heard' } as const;
    return [
      { do: 'book', who, seat: taken, when, key: `before-${floor}`, holder: undefined },
      { do: 'draft', ...by, seats },
      { do: 'publish', ...by, bookings },
    ];
  });

const longest = 30;

/** Sequences of up to 30 calls; the same seed makes the same ones. */
export function sequencesFrom(seed: number, count: number): Deed[][] {
  const some = weighted<Deed[]>([40, deed.map((one) => [one])], [1, removal]);
  const sequence = fc
    .array(some, { minLength: 5, maxLength: longest, size: 'max' })
    .map((parts) => parts.flat().slice(0, longest));
  return fc.sample(sequence, { numRuns: count, seed });
}
