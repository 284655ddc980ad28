import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addressOfPage,
  type LinkedPage,
  pageOfPath,
  pathOfPage,
  teamsAddressOfPage,
} from '../../api/src/contract/page-address.ts';
import { bookingId, floorId, seatId } from '../../api/src/domain/ids.ts';
import { addDays } from '../../api/src/domain/workday.ts';
import { workday } from '../support/world.ts';

const publicUrl = new URL('https://sekitori.example');
const teamsAppId = '8a3f2c1e-5b6d-4e7f-8a9b-0c1d2e3f4a5b';

const anId = fc.stringMatching(/^[A-Za-z0-9_.-]{1,80}$/);
const aDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(workday('2026-01-01'), days));
const aPage: fc.Arbitrary<LinkedPage> = fc.oneof(
  fc.record({
    kind: fc.constant('seat' as const),
    seat: fc.stringMatching(/^[A-Za-z0-9_-]{1,40}\.[A-Za-z0-9_.-]{1,30}$/).map(seatId),
    code: fc.option(fc.stringMatching(/^[a-z2-7]{10}$/), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('booking' as const), booking: anId.map(bookingId) }),
  fc.record({
    kind: fc.constant('floor' as const),
    floor: anId.map(floorId),
    workday: fc.option(aDay, { nil: undefined }),
  }),
);
/** Without the fields that say nothing. */
const told = (page: LinkedPage | undefined) => page && JSON.parse(JSON.stringify(page));

describe('addresses of pages (G7)', () => {
  it('are plain ones of our own', () => {
    const seat = { kind: 'seat', seat: seatId('f12.s3'), code: 'abcdefg234' } as const;
    const booking = { kind: 'booking', booking: bookingId('2026-10-06.k2') } as const;
    const floor = { kind: 'floor', floor: floorId('f12'), workday: workday('2026-10-06') } as const;

    assert.deepEqual(
      [seat, { ...seat, code: undefined }, booking, floor].map(
        (page) => addressOfPage(page, publicUrl).href,
      ),
      [
        'https://sekitori.example/seats/f12.s3?code=abcdefg234',
        'https://sekitori.example/seats/f12.s3',
        'https://sekitori.example/bookings?booking=2026-10-06.k2',
        'https://sekitori.example/?floor=f12&workday=2026-10-06',
      ],
    );
  });

  it('lead into the app in Teams, and out of it to our own where there is no Teams', () => {
    const page = { kind: 'booking', booking: bookingId('2026-10-06.k2') } as const;
    const address = teamsAddressOfPage(page, { teamsAppId, publicUrl });

    assert.equal(
      address.origin + address.pathname,
      `https://teams.microsoft.com/l/entity/${teamsAppId}/bookings`,
    );
    assert.equal(address.searchParams.get('webUrl'), addressOfPage(page, publicUrl).href);
    assert.deepEqual(JSON.parse(address.searchParams.get('context') ?? ''), {
      subEntityId: '/bookings?booking=2026-10-06.k2',
    });
  });

  it('are read as the page that they were made of', () => {
    fc.assert(
      fc.property(aPage, (page) => {
        assert.deepEqual(told(pageOfPath(pathOfPage(page))), told(page));
      }),
    );
  });

  it('are never another site’s, whatever somebody wrote', () => {
    const paths = [
      ...[
        '',
        '/',
        '//evil.example',
        '/\\evil.example',
        'https://evil.example/',
        'javascript:alert(1)',
      ],
      ...[
        '/admin',
        '/auth/sign-in',
        '/seats',
        '/seats/',
        '/seats/..',
        '/seats/.',
        '/seats/a',
        '/seats/../admin',
        '/seats/a/b',
      ],
      ...[
        '/seats/%2e%2e',
        '/seats/f.a#x',
        '/seats/f.a?code=short',
        '/seats/f.a?code=abcdefg234&x=1',
      ],
      ...['/seats/f.a?code=abcdefg234&code=abcdefg235', '/bookings', '/bookings?booking=a/b'],
      ...[
        '/bookings?booking=a&returnTo=//evil',
        '/?floor=a&workday=2026-13-01',
        '/?workday=2026-10-06',
      ],
      ...[
        '/?floor=',
        `/seats/f.${'a'.repeat(81)}`,
        '/seats/f.a?',
        '/seats/a\n',
        ' /seats/a',
        '/SEATS/f.a',
      ],
    ];

    assert.deepEqual(
      paths.filter((path) => pageOfPath(path) !== undefined),
      [],
    );
  });

  it('are taken or left as a whole: what is read is what was written', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'/?=&.-_a2:\\%#@ floorworkdayseatscode') });
    const anything = fc.oneof(
      noise,
      fc.tuple(aPage, noise).map(([page, more]) => pathOfPage(page) + more),
    );
    fc.assert(
      fc.property(anything, (path) => {
        const page = pageOfPath(path);
        if (page) assert.equal(new URL(path, publicUrl).href, addressOfPage(page, publicUrl).href);
      }),
    );
  });
});
