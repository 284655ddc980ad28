import assert from 'node:assert/strict';
import {
  beginDesk,
  type Desk,
  type DeskAction,
  deskAfter,
} from '../../../tabs/src/features/floor-operation/desk.ts';
import { noEdits } from '../../../tabs/src/features/floor-operation/edits.ts';
import {
  editsOver,
  isContested,
  type Meanwhile,
  meanwhileAt,
} from '../../../tabs/src/features/floor-operation/meanwhile.ts';
import { anOperation, aPlace, today } from './an-operation.ts';

const closed = (reason: string) => ({ id: 'c', first: today, last: today, reason });
const seen = aPlace({ own: { daysAhead: 3, names: 'hidden' }, closures: [closed('棚卸し')] });

const deskWith = (...actions: DeskAction[]): Desk =>
  actions.reduce(deskAfter, beginDesk({ wire: anOperation({ floor: seen }), today }));

const savedByAnother = (floor: Partial<typeof seen>) =>
  beginDesk({ wire: anOperation({ floor: { ...seen, ...floor } }), today });

const toldOf = ({ fields }: Meanwhile) =>
  fields.map(({ field, before, theirs, mine }) => ({
    field,
    before: before[field],
    theirs: theirs[field],
    mine: mine ? [mine[field]] : [],
  }));

describe('what another administrator saved meanwhile', () => {
  it('is shown field by field, with mine where both changed it', () => {
    const mine = deskWith({ kind: 'set', values: { daysAhead: 5, quota: { perDay: 1 } } });

    const meanwhile = meanwhileAt(mine, savedByAnother({ own: { daysAhead: 7 } }));

    assert.deepEqual(toldOf(meanwhile), [
      { field: 'daysAhead', before: 3, theirs: 7, mine: [5] },
      { field: 'names', before: 'hidden', theirs: undefined, mine: [] },
    ]);
  });

  it('is no matter of choice where both want the same', () => {
    const mine = deskWith({ kind: 'set', values: { daysAhead: 7 } });

    const meanwhile = meanwhileAt(mine, savedByAnother({ own: { daysAhead: 7, names: 'hidden' } }));

    assert.deepEqual(meanwhile.fields.map(isContested), [false]);
    assert.deepEqual(editsOver(mine.edits, meanwhile, new Set()), noEdits);
  });

  it('stands against a reset of mine', () => {
    const mine = deskWith({ kind: 'reset', fields: ['daysAhead'] });

    const meanwhile = meanwhileAt(mine, savedByAnother({ own: { daysAhead: 7, names: 'hidden' } }));

    assert.deepEqual(toldOf(meanwhile), [
      { field: 'daysAhead', before: 3, theirs: 7, mine: [undefined] },
    ]);
  });

  it('leaves what I chose of mine to be saved, and nothing of what I chose of theirs', () => {
    const mine = deskWith(
      { kind: 'set', values: { daysAhead: 5, names: 'shown', allDay: 'not-offered' } },
      { kind: 'closure', edit: { kind: 'remove', id: 'c' } },
    );

    const meanwhile = meanwhileAt(
      mine,
      savedByAnother({ own: { daysAhead: 7 }, closures: [closed('引っ越し')] }),
    );
    const left = editsOver(mine.edits, meanwhile, new Set(['daysAhead', 'c']));

    assert.deepEqual(meanwhile.closures, [
      { id: 'c', before: closed('棚卸し'), theirs: closed('引っ越し'), mine: { value: undefined } },
    ]);
    assert.deepEqual(left, {
      set: { names: 'shown', allDay: 'not-offered' },
      reset: [],
      closures: [],
    });
  });
});
