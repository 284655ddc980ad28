import type {
  ImpactWire,
  OperationWire,
  TouchedBookingWire,
} from '@sekitori/api/contract/operation-wire';
import { operationChangeShape } from '@sekitori/api/contract/operation-wire';
import type { Mending } from '@sekitori/api/domain/mending';
import type { FloorOperation } from '@sekitori/api/domain/operation';
import type { OperationChange } from '@sekitori/api/domain/operation-change';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api-client.ts';
import { isOfTenant } from './places.ts';

/** Why something is saved, which the outcome says. */
export type Purpose = 'saved' | 'undone' | 'takenBack';

/** What is to be saved, in order; `was` is what held before, to which undo goes back. */
export type Intent = {
  readonly purpose: Purpose;
  readonly changes: readonly OperationChange[];
  readonly was: FloorOperation;
};

/** What became of bookings, added up over the changes. */
export type Told = {
  readonly purpose: Purpose;
  readonly counts: { readonly [M in 'kept' | 'notified' | 'moved' | 'released']: number };
  readonly was: FloorOperation;
};

/** An intent that touches bookings, about which somebody must choose. */
export type Touching = { readonly intent: Intent; readonly impact: ImpactWire };

type Known = Pick<OperationWire, 'floorId' | 'versions'>;

/** The wire has no types of its own for ids and times, and arrays that may be written to. */
const onWire = (change: OperationChange) => operationChangeShape.parse(change);

async function impactOf({ floorId }: Known, changes: readonly OperationChange[]) {
  const answers: ImpactWire[] = [];
  for (const change of changes) {
    const params = { floorId };
    answers.push(await call('operationImpact', { params, body: onWire(change) }));
  }
  return together(answers);
}

/** The impact of several changes as one; who is touched by more than one counts once, as far as names are listed. */
function together(impacts: readonly ImpactWire[]): ImpactWire {
  const [only, ...others] = impacts;
  if (only && others.length === 0) return only;
  const items = new Map<string, TouchedBookingWire>();
  for (const item of impacts.flatMap((impact) => impact.items)) items.set(item.bookingId, item);
  const listed = impacts.reduce((sum, impact) => sum + impact.items.length, 0);
  const all = impacts.reduce((sum, impact) => sum + impact.bookings, 0);
  const people = impacts.reduce((sum, impact) => sum + impact.people, 0);
  const holders = new Set(
    [...items.values()].map(({ bookingId, holder }) => holder?.id ?? bookingId),
  );
  return {
    items: [...items.values()],
    bookings: listed === all ? items.size : all,
    people: listed === all ? Math.min(people, holders.size) : people,
  };
}

type Hear = {
  readonly onSaved: (wire: OperationWire, told: Told) => void;
  readonly onError: (error: unknown) => void;
};

/** Asks what a change touches, waits for a choice where it touches anything, and saves. */
export function useSaving(known: Known, { onSaved, onError }: Hear) {
  const client = useQueryClient();
  const [touching, setTouching] = useState<Touching>();

  const saving = useMutation({
    // A save whose answer was lost may have happened; tried again by itself it would refuse itself.
    retry: false,
    mutationFn: async ({ intent, bookings }: { intent: Intent; bookings: Mending }) => {
      const counts = { kept: 0, notified: 0, moved: 0, released: 0 };
      let { versions } = known;
      let wire: OperationWire | undefined;
      for (const change of intent.changes) {
        const answer = await call('changeOperation', {
          params: { floorId: known.floorId },
          body: { change: onWire(change), bookings },
          ifMatch: isOfTenant(change.place.level) ? versions.tenant : versions.floor,
        });
        wire = answer.operation;
        versions = wire.versions;
        for (const key of ['kept', 'notified', 'moved', 'released'] as const) {
          counts[key] += answer.outcome[key];
        }
      }
      return { wire, told: { purpose: intent.purpose, counts, was: intent.was } };
    },
    onSuccess: ({ wire, told }) => {
      setTouching(undefined);
      for (const key of ['floors', 'floor', 'floor-days', 'availability', 'bookings', 'notices']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
      if (wire) onSaved(wire, told);
    },
    onError: (error) => {
      setTouching(undefined);
      onError(error);
    },
  });

  const asking = useMutation({
    mutationFn: (intent: Intent) => impactOf(known, intent.changes),
    onSuccess: (impact, intent) => {
      if (impact.bookings > 0) setTouching({ intent, impact });
      else saving.mutate({ intent, bookings: 'keep' });
    },
  });

  return {
    touching,
    isBusy: asking.isPending || saving.isPending,
    isAsking: asking.isPending,
    error: asking.error ?? saving.error,
    begin: (intent: Intent) => {
      saving.reset();
      asking.mutate(intent);
    },
    choose: (bookings: Mending) => {
      if (touching) saving.mutate({ intent: touching.intent, bookings });
    },
    giveUp: () => setTouching(undefined),
    forgetError: () => {
      asking.reset();
      saving.reset();
    },
  };
}
