import assert from 'node:assert/strict';
import fc from 'fast-check';
import { alignments, distributions } from '../../../tabs/src/features/floor-editor/align.ts';
import type { Draft } from '../../../tabs/src/features/floor-editor/draft.ts';
import {
  type Editor,
  editorAfter,
  hasUnsavedChanges,
} from '../../../tabs/src/features/floor-editor/editor.ts';
import type { DraftAction } from '../../../tabs/src/features/floor-editor/editor-action.ts';
import { beginHistory } from '../../../tabs/src/features/floor-editor/history.ts';
import { aDraft, aPlan, aSeat, aZone, someDraft } from './a-draft.ts';

const editing = (draft: Draft): Editor => ({
  drafts: beginHistory(draft),
  selection: [],
  saved: draft,
});

const someIds = fc.subarray(['seat-0', 'seat-1', 'seat-2', 'seat-5', 'zone-0', 'zone-1']);
const someWay = fc.record({
  x: fc.integer({ min: -900, max: 900 }),
  y: fc.integer({ min: -900, max: 900 }),
});

/** One arbitrary per kind, so that a new kind of action does not compile untested. */
const actionOf: { readonly [K in DraftAction['kind']]: fc.Arbitrary<DraftAction & { kind: K }> } = {
  replace: fc.record({ kind: fc.constant('replace'), draft: someDraft }),
  'rename-floor': fc.record({
    kind: fc.constant('rename-floor'),
    name: fc.constantFrom('3F', '4F'),
  }),
  'set-plan': fc.record({
    kind: fc.constant('set-plan'),
    plan: fc.constant({ ...aPlan, id: 'other' }),
  }),
  'add-seats': fc.record({
    kind: fc.constant('add-seats'),
    seats: someWay.map(({ x, y }) => [aSeat({ id: 'seat-new', x: Math.abs(x), y: Math.abs(y) })]),
  }),
  'change-seats': fc.record({
    kind: fc.constant('change-seats'),
    ids: someIds,
    change: fc.constantFrom(
      { name: 'B' },
      { zoneId: null },
      { zoneId: 'zone-0' },
      { closedBecause: '工事中' },
      { closedBecause: null },
    ),
  }),
  'equip-seats': fc.record({
    kind: fc.constant('equip-seats'),
    ids: someIds,
    thing: fc.constantFrom('window' as const, 'quiet' as const),
    change: fc.constantFrom('give' as const, 'take' as const),
  }),
  'name-seats': fc.record({
    kind: fc.constant('name-seats'),
    names: someIds.map((ids) => new Map(ids.map((id) => [id, `N-${id}`]))),
  }),
  'turn-seats': fc.record({
    kind: fc.constant('turn-seats'),
    ids: someIds,
    by: fc.constantFrom(90, -90, 15),
  }),
  'align-seats': fc.record({
    kind: fc.constant('align-seats'),
    ids: someIds,
    to: fc.constantFrom(...alignments),
  }),
  'distribute-seats': fc.record({
    kind: fc.constant('distribute-seats'),
    ids: someIds,
    along: fc.constantFrom(...distributions),
  }),
  'add-zone': fc.record({
    kind: fc.constant('add-zone'),
    zone: fc.constant(aZone({ id: 'zone-new' })),
  }),
  'rename-zone': fc.record({
    kind: fc.constant('rename-zone'),
    id: fc.constantFrom('zone-0', 'zone-9'),
    name: fc.constant('静かな席'),
  }),
  'frame-zone': fc.record({
    kind: fc.constant('frame-zone'),
    id: fc.constantFrom('zone-0', 'zone-9'),
    frame: fc.constant({ x: 10, y: 20, width: 100, height: 90 }),
  }),
  move: fc.record({ kind: fc.constant('move'), ids: someIds, way: someWay }),
  remove: fc.record({ kind: fc.constant('remove'), ids: someIds }),
};
const someAction = fc.oneof(...Object.values(actionOf));

describe('floor editor', () => {
  it('comes back to the same draft by undo after any action, and forward again by redo', () => {
    fc.assert(
      fc.property(
        someDraft,
        fc.array(someAction, { maxLength: 4 }),
        someAction,
        (draft, earlier, action) => {
          const before = earlier.reduce(editorAfter, editing(draft));
          const after = editorAfter(before, action);
          fc.pre(after.drafts.present !== before.drafts.present);

          const undone = editorAfter(after, { kind: 'undo' });
          const redone = editorAfter(undone, { kind: 'redo' });

          assert.equal(undone.drafts.present, before.drafts.present);
          assert.equal(redone.drafts.present, after.drafts.present);
        },
      ),
    );
  });

  it('undoes everything back to the beginning, and then has nothing to save', () => {
    fc.assert(
      fc.property(someDraft, fc.array(someAction, { maxLength: 12 }), (draft, actions) => {
        const edited = actions.reduce(editorAfter, editing(draft));

        const undone = actions.reduce((editor) => editorAfter(editor, { kind: 'undo' }), edited);

        assert.equal(undone.drafts.present, draft);
        assert.equal(hasUnsavedChanges(undone), false);
      }),
    );
  });

  it('selects only what exists', () => {
    fc.assert(
      fc.property(
        someDraft,
        fc.array(someAction, { maxLength: 6 }),
        someIds,
        (draft, actions, ids) => {
          const selecting = actions.flatMap((action) => [{ kind: 'select', ids } as const, action]);

          const { drafts, selection } = selecting.reduce(editorAfter, editing(draft));

          const { seats, zones } = drafts.present;
          const existing = new Set([...seats, ...zones].map((thing) => thing.id));
          assert.deepEqual(
            selection.filter((id) => !existing.has(id)),
            [],
          );
        },
      ),
    );
  });

  it('keeps the identity of seats that an action leaves alone', () => {
    const [first, second] = [aSeat({ id: 'seat-0' }), aSeat({ id: 'seat-1', x: 400 })];
    const before = editing(aDraft({ seats: [first, second] }));

    const after = editorAfter(before, { kind: 'move', ids: ['seat-1'], way: { x: 10, y: 0 } });

    assert.equal(after.drafts.present.seats[0], first);
    assert.deepEqual(after.drafts.present.seats[1], { ...second, x: 410 });
  });

  it('stops at the edge of the plan, all seats of a selection together', () => {
    const seats = [aSeat({ id: 'seat-0', x: 900 }), aSeat({ id: 'seat-1', x: 950 })];
    const before = editing(aDraft({ seats }));

    const after = editorAfter(before, {
      kind: 'move',
      ids: ['seat-0', 'seat-1'],
      way: { x: 500, y: 0 },
    });

    assert.deepEqual(
      after.drafts.present.seats.map((seat) => seat.x),
      [950, 1000],
    );
  });

  it('has nothing to save once the service has the draft, and something after undo', () => {
    const edited = editorAfter(editing(aDraft()), { kind: 'rename-floor', name: '5F' });

    const saved = editorAfter(edited, { kind: 'saved', draft: edited.drafts.present });

    assert.equal(hasUnsavedChanges(saved), false);
    assert.equal(hasUnsavedChanges(editorAfter(saved, { kind: 'undo' })), true);
  });
});
