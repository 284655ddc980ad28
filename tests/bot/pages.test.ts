import assert from 'node:assert/strict';
import { bookingId, floorId, seatId } from '../../api/src/domain/ids.ts';
import { pagesUnder } from '../../bot/src/cards/pages.ts';
import { workday } from '../support/world.ts';

const teamsAppId = '8a3f2c1e-5b6d-4e7f-8a9b-0c1d2e3f4a5b';
const addressesBy = ({ floor, seat, booking }: ReturnType<typeof pagesUnder>) => [
  floor(floorId('f12'), workday('2026-10-06')),
  seat(seatId('f12.s3')),
  booking(bookingId('2026-10-06.k2')),
];

describe('pages that cards open (G7)', () => {
  it('open in a browser where no app is published in Teams', () => {
    assert.deepEqual(addressesBy(pagesUnder('https://sekitori.example', {})), [
      'https://sekitori.example/?floor=f12&workday=2026-10-06',
      'https://sekitori.example/seats/f12.s3',
      'https://sekitori.example/bookings?booking=2026-10-06.k2',
    ]);
  });

  it('open in Teams where one is, which leads to the same page', () => {
    const plain = addressesBy(pagesUnder('https://sekitori.example', {}));
    const inTeams = addressesBy(pagesUnder('https://sekitori.example', { teamsAppId }));

    assert.deepEqual(
      inTeams.map((address) => new URL(address).pathname),
      ['book', 'book', 'bookings'].map((tab) => `/l/entity/${teamsAppId}/${tab}`),
    );
    assert.deepEqual(
      inTeams.map((address) => new URL(address).searchParams.get('webUrl')),
      plain,
    );
  });

  it('sign in in a browser whatever is published: a login ends there', () => {
    const { signIn } = pagesUnder('https://sekitori.example', { teamsAppId });

    assert.equal(signIn('a b&c'), 'https://sekitori.example/auth/sign-in?link=a+b%26c');
  });
});
