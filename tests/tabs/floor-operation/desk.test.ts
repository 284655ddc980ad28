import assert from 'node:assert/strict';
import { seatId, zoneId } from '../../../api/src/domain/ids.ts';
import { clockTime } from '../../../api/src/domain/workday.ts';
import {
  beginDesk,
  type Desk,
  type DeskAction,
  deskAfter,
  standingsOf,
} from '../../../tabs/src/features/floor-operation/desk.ts';
import { countOf, noEdits } from '../../../tabs/src/features/floor-operation/edits.ts';
import { versionAt } from '../../../tabs/src/features/floor-operation/places.ts';
import { anOperation, aPlace, day, today } from './an-operation.ts';

const deskOf = (set: Parameters<typeof anOperation>[0], ...actions: DeskAction[]): Desk =>
  actions.reduce(deskAfter, beginDesk({ wire: anOperation(set), today }));

const daysAt = (desk: Desk) =>
  standingsOf(desk).map(({ holds, above }) => ({
    holds: [holds.settings.daysAhead, holds.from.daysAhead],
    above: [above.settings.daysAhead, above.from.daysAhead],
  }));

describe('the desk of operation settings', () => {
  it('shows where a value comes from and what it would be without one of its own', () => {
    const set = {
      tenant: aPlace({ own: { daysAhead: 7 } }),
      floor: aPlace({ own: { daysAhead: 3 } }),
    };

    assert.deepEqual(daysAt(deskOf(set)), [{ holds: [3, 'floor'], above: [7, 'tenant'] }]);
    assert.deepEqual(daysAt(deskOf(set, { kind: 'look-at', place: { level: 'tenant' } })), [
      { holds: [7, 'tenant'], above: [14, 'product'] },
    ]);
    assert.deepEqual(daysAt(deskOf(set, { kind: 'look-at', place: { level: 'site' } })), [
      { holds: [7, 'tenant'], above: [7, 'tenant'] },
    ]);
  });

  it('shows a change at once, as one of the place that is looked at', () => {
    const desk = deskOf(
      { floor: aPlace({ own: { daysAhead: 3 } }) },
      { kind: 'look-at', place: { level: 'zone', zoneId: zoneId('quiet') } },
      { kind: 'set', values: { daysAhead: 5 } },
    );

    assert.deepEqual(daysAt(desk), [{ holds: [5, 'zone'], above: [3, 'floor'] }]);
  });

  it('knows that seats of several zones differ', () => {
    const desk = deskOf(
      { zonesOwn: [{ zoneId: 'quiet', ...aPlace({ own: { daysAhead: 1 } }) }] },
      { kind: 'look-at', place: { level: 'seat', seatIds: [seatId('a1'), seatId('c1')] } },
    );

    assert.deepEqual(daysAt(desk), [
      { holds: [1, 'zone'], above: [1, 'zone'] },
      { holds: [14, 'product'], above: [14, 'product'] },
    ]);
  });

  it('shows what is entered for a later date when that date is looked at', () => {
    const later = [{ from: day('2026-11-01'), own: { daysAhead: 2 } }];
    const set = { floor: aPlace({ own: { daysAhead: 3 }, later }) };
    const daysFrom = (from: string) =>
      daysAt(deskOf(set, { kind: 'look-from', from: day(from) }))[0]?.holds;

    assert.deepEqual(daysFrom('2026-10-31'), [3, 'floor']);
    assert.deepEqual(daysFrom('2026-11-01'), [2, 'floor']);
    assert.deepEqual(daysFrom('2027-01-01'), [2, 'floor']);
  });

  it('has nothing to save once a value is put back, or a reset is asked where nothing was set', () => {
    const set = { floor: aPlace({ own: { daysAhead: 3 } }) };
    const edits = (...actions: DeskAction[]) => deskOf(set, ...actions).edits;

    assert.deepEqual(
      edits({ kind: 'set', values: { daysAhead: 4 } }, { kind: 'set', values: { daysAhead: 3 } }),
      noEdits,
    );
    assert.deepEqual(edits({ kind: 'reset', fields: ['names', 'quota'] }), noEdits);
    assert.deepEqual(
      edits({ kind: 'reset', fields: ['daysAhead'] }, { kind: 'set', values: { daysAhead: 3 } }),
      noEdits,
    );
    assert.deepEqual(
      edits(
        { kind: 'set', values: { daysAhead: 4 } },
        { kind: 'take-back', fields: ['daysAhead'] },
      ),
      noEdits,
    );
  });

  it('saves a value that is the same as above as one of its own', () => {
    const desk = deskOf({}, { kind: 'set', values: { daysAhead: 14 } });

    assert.deepEqual(desk.edits.set, { daysAhead: 14 });
    assert.deepEqual(daysAt(desk)[0]?.holds, [14, 'floor']);
  });

  it('counts a closure that comes and goes as nothing', () => {
    const closure = { id: 'c1', first: today, last: today, reason: '棚卸し' };
    const known = { ...closure, id: 'known' };
    const set = { floor: aPlace({ closures: [known] }) };
    const put = { kind: 'closure', edit: { kind: 'put', closure } } as const;
    const count = (...actions: DeskAction[]) => countOf(deskOf(set, ...actions).edits);

    assert.equal(count(put), 1);
    assert.equal(count(put, { kind: 'closure', edit: { kind: 'remove', id: 'c1' } }), 0);
    assert.equal(
      count(
        { kind: 'closure', edit: { kind: 'remove', id: 'known' } },
        { kind: 'closure', edit: { kind: 'put', closure: known } },
      ),
      0,
    );
  });

  it('adds the closures of everything a place is part of, the edited ones too', () => {
    const closed = (id: string) => ({ id, first: today, last: today, reason: id });
    const desk = deskOf(
      { tenant: aPlace({ closures: [closed('t')] }), floor: aPlace({ closures: [closed('f')] }) },
      { kind: 'closure', edit: { kind: 'put', closure: closed('new') } },
    );

    assert.deepEqual(
      standingsOf(desk)[0]?.holds.closures.map(({ id, level }) => `${level} ${id}`),
      ['tenant t', 'floor f', 'floor new'],
    );
  });

  it('carries nothing unsaved to another place', () => {
    const desk = deskOf(
      {},
      { kind: 'set', values: { arriveBy: clockTime('09:00') } },
      { kind: 'look-at', place: { level: 'site' } },
    );

    assert.deepEqual(desk.edits, noEdits);
  });

  it('names the version of whoever shares the settings', () => {
    const { versions } = anOperation();

    assert.equal(versionAt({ versions }, { level: 'site' }), 't1');
    assert.equal(versionAt({ versions }, { level: 'zone', zoneId: zoneId('quiet') }), 'f1');
  });
});
