import assert from 'node:assert/strict';
import { changedDraft } from '../../../tabs/src/features/floor-editor/change-draft.ts';
import { aDraft, aSeat, aZone } from './a-draft.ts';

const zonesOf = (draft: { readonly seats: readonly { readonly zoneId?: string | undefined }[] }) =>
  draft.seats.map((seat) => seat.zoneId);

describe('seats and zones', () => {
  it('puts a new seat into the zone of its place', () => {
    const draft = aDraft({ zones: [aZone()] });

    const after = changedDraft(draft, { kind: 'add-seats', seats: [aSeat()] });

    assert.deepEqual(zonesOf(after), ['zone-1']);
  });

  it('takes the seats under a newly drawn zone into it', () => {
    const draft = aDraft({ seats: [aSeat(), aSeat({ id: 'seat-2', x: 900 })] });

    const after = changedDraft(draft, { kind: 'add-zone', zone: aZone() });

    assert.deepEqual(zonesOf(after), ['zone-1', undefined]);
  });

  it('lets a seat follow its place out of the zone', () => {
    const draft = aDraft({ zones: [aZone()], seats: [aSeat({ zoneId: 'zone-1' })] });

    const after = changedDraft(draft, { kind: 'move', ids: ['seat-1'], way: { x: 500, y: 0 } });

    assert.deepEqual(after.seats, [aSeat({ x: 600 })]);
  });

  it('leaves a seat in the zone that somebody chose by hand', () => {
    const zones = [aZone(), aZone({ id: 'zone-2', x: 600 })];
    const draft = aDraft({ zones, seats: [aSeat({ zoneId: 'zone-2' })] });

    const after = changedDraft(draft, { kind: 'move', ids: ['seat-1'], way: { x: 50, y: 0 } });

    assert.deepEqual(zonesOf(after), ['zone-2']);
  });

  it('leaves no seat in a zone that was removed', () => {
    const zones = [aZone(), aZone({ id: 'zone-2', x: 600 })];
    const seats = [aSeat({ zoneId: 'zone-2' }), aSeat({ id: 'seat-2', x: 700, zoneId: 'zone-2' })];
    const draft = aDraft({ zones, seats });

    const after = changedDraft(draft, { kind: 'remove', ids: ['zone-2'] });

    assert.deepEqual(zonesOf(after), ['zone-1', undefined]);
  });
});
