import assert from 'node:assert/strict';
import { nationalHolidays } from '../../api/src/adapters/holidays/national-holidays.ts';
import { openSqliteStores } from '../../api/src/adapters/sqlite/sqlite-stores.ts';
import { randomIds } from '../../api/src/adapters/system/random-ids.ts';
import type { Ids } from '../../api/src/application/ports.ts';
import { useCasesOver } from '../../api/src/application/use-cases.ts';
import { followChanges } from '../../api/src/application/what-changed.ts';
import type { TenantId } from '../../api/src/domain/ids.ts';
import { floorAnswers } from '../../api/src/http/floor-answers.ts';
import {
  aClock,
  aFloor,
  aKey,
  anActor,
  anAdministrator,
  aWorldOver,
  between,
  contoso,
  given,
  knownPeople,
  midori,
} from '../support/world.ts';
import { type Ask, askingAs, shownFor } from './exchange.ts';
import { twoTenants } from './shared-tenants.ts';
import type { Company, TwoTenants } from './two-tenants.ts';

const morning = between('2026-10-06T08:00:00+09:00', '2026-10-06T12:00:00+09:00');
const tenants = [midori, contoso] as const;

/** Ids that know no tenants: whoever does the same in both of them makes the very same ids. */
const tenantless: Ids = {
  ...randomIds,
  fresh: () => 'always-the-same',
  derived: (...parts) =>
    randomIds.derived(...parts.filter((part) => !tenants.some((tenant) => tenant === part))),
};

/** Two companies that share every name and every id, which real ids prevent and nothing may rely on. */
describe('two tenants with the same names, ids and keys (2.3-b)', () => {
  async function twins() {
    const clock = aClock('2026-10-05T09:00:00+09:00');
    const world = aWorldOver(await openSqliteStores(':memory:', clock), clock);
    const useCases = useCasesOver({ ...world, ids: tenantless });
    const withTwins = { ...world, useCases };
    const key = aKey();
    const made = [];
    for (const tenant of tenants) {
      const ada = anActor('ada', tenant);
      await knownPeople(withTwins, ada, anActor('lucas', tenant));
      made.push(await aTwinFloor(tenant));
    }
    return { ...withTwins, made };

    async function aTwinFloor(tenant: TenantId) {
      const admin = anAdministrator(tenant);
      const asTwin = {
        useCases: {
          ...useCases,
          createSite: (_: unknown, wish: Parameters<typeof useCases.createSite>[1]) =>
            useCases.createSite(admin, { ...wish, key: `${key}-site` }),
          createFloor: (_: unknown, wish: Parameters<typeof useCases.createFloor>[1]) =>
            useCases.createFloor(admin, { ...wish, key: `${key}-floor` }),
        },
      };
      return aFloor(asTwin, { tenant, name: '12F' });
    }
  }

  it('are told apart by nothing but the tenant: this harness makes them alike', async () => {
    const { made, stores } = await twins();

    const [mine, theirs] = made.map(({ floor, seat }) => [floor.id, floor.name, seat]);
    assert.deepEqual(mine, theirs);
    await stores.close();
  });

  it('book the same seat at the same time with one key, and end it each for themselves', async () => {
    const { useCases, made, stores } = await twins();
    const [{ seat } = { seat: assert.fail() }] = made;
    const wish = { seat, period: morning, key: aKey() };
    const [mine, theirs] = tenants.map((tenant) => anActor('ada', tenant));
    assert.ok(mine && theirs);

    const booked = [
      given(await useCases.bookSeat(mine, wish)),
      given(await useCases.bookSeat(theirs, wish)),
    ].map(({ booking }) => booking.id);
    given(await useCases.cancelBooking(mine, booked[0] ?? assert.fail()));
    const left = given(await useCases.seeBooking(theirs, booked[1] ?? assert.fail()));
    const gone = given(await useCases.seeBooking(mine, booked[0] ?? assert.fail()));

    assert.equal(booked[0], booked[1]);
    assert.deepEqual([gone.booking.state, left.booking.state], ['cancelled', 'booked']);
    await stores.close();
  });

  it('are shown each their own map from the answers kept of one address', async () => {
    const { useCases, made, stores, clock } = await twins();
    const [{ seat, floor } = assert.fail()] = made;
    const whatChanged = followChanges(stores, { clock, everyMs: 0, gather: async () => undefined });
    const answers = floorAnswers(whatChanged, { clock, holidays: nationalHolidays });
    const lucas = (tenant: TenantId) => anActor('lucas', tenant);
    given(await useCases.bookSeat(anActor('ada', midori), { seat, period: morning, key: aKey() }));
    const seen = async (tenant: TenantId) => {
      await whatChanged.catchUp();
      const asked = { floor: floor.id, period: morning, language: 'en' } as const;
      const { bytes, tag } = given(await answers.availability(lucas(tenant), asked));
      const { seats } = JSON.parse(Buffer.from(bytes).toString());
      return { state: seats[0].state, tag };
    };

    const [mine, theirs] = [await seen(midori), await seen(contoso)];
    const [again, theirsAgain] = [await seen(midori), await seen(contoso)];

    assert.deepEqual([mine.state, theirs.state], ['taken', 'free']);
    assert.notEqual(mine.tag, theirs.tag);
    assert.deepEqual([again, theirsAgain], [mine, theirs]);
    await stores.close();
  });

  describe('over HTTP', () => {
    let both: TwoTenants;
    beforeEach(async function () {
      this.timeout(90_000);
      both = await twoTenants();
    });
    const asking = ({ url, general }: Company): Ask => askingAs({ url, cookie: general.cookie });

    it('book two seats with one idempotency key', async () => {
      const headers = { 'idempotency-key': `${aKey()}-both-${process.pid}` };
      const ids: string[] = [];
      for (const company of [both.midori, both.contoso]) {
        const body = { seatId: company.owned.seat, ...company.later };
        const made = await asking(company)({
          method: 'POST',
          address: '/api/v1/bookings',
          headers,
          body,
        });
        assert.equal(made.status, 201);
        ids.push(JSON.parse(made.body).id);
      }

      assert.equal(new Set(ids).size, 2);
    });

    it('get nothing from what was kept for the other a moment before, by its tag or without', async () => {
      const { midori: mine, contoso: theirs } = both;
      const period = new URLSearchParams(mine.free);
      const { floor, plan } = mine.owned;
      const nobodys = (id: string) => id.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'));
      const addresses = [
        [`/api/v1/floors/${floor}`, floor],
        [`/api/v1/floors/${floor}/availability?${period}`, floor],
        [`/api/v1/plans/${plan}`, plan],
      ] as const;
      for (const [address, id] of addresses) {
        const own = await asking(mine)({ method: 'GET', address });
        const [, tag = ''] = own.headers.find(([name]) => name === 'ETag') ?? [];
        const headers = { 'if-none-match': tag };
        const poisoned = await asking(theirs)({ method: 'GET', address, headers });
        const plain = await asking(theirs)({ method: 'GET', address });
        const missing = await asking(theirs)({
          method: 'GET',
          address: address.replace(id, nobodys(id)),
        });

        assert.equal(own.status, 200, address);
        assert.match(tag, /^".+"$/);
        assert.equal(poisoned.status, 404);
        assert.deepEqual(shownFor(id, poisoned), shownFor(nobodys(id), missing));
        assert.deepEqual(shownFor(id, plain), shownFor(nobodys(id), missing));
        assert.equal((await asking(mine)({ method: 'GET', address, headers })).status, 304);
      }
    });
  });
});
