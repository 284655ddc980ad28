import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import type { Mending } from '@sekitori/api/domain/mending';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';
import { type Draft, wishOf } from './draft.ts';
import type { Editing } from './use-editor.ts';

/**
 * Whose version counts when somebody else has saved meanwhile. A draft of both people's work replaces the
 * version that it was made of and no later one, which a third may have saved.
 */
type Precedence = 'latest' | 'mine' | { readonly both: Draft; readonly over: string };

/** What is to happen to bookings of seats that go, and to those that come to break a rule. */
type Publishing = {
  readonly bookings: 'refuse' | 'cancel' | 'move';
  readonly touched: Mending;
};

/** How the floor stands at the service: its version for the next change, and what people see of it. */
type Standing = Pick<AdminFloorWire, 'version' | 'state'>;

/** Saving and publishing, one after the other, each with the version it changes. */
export function useSaving(floor: AdminFloorWire, { editor, dispatch }: Editing) {
  const client = useQueryClient();
  const [standing, setStanding] = useState<Standing>(floor);
  const params = { floorId: floor.id };
  const learn = (answer: AdminFloorWire) => {
    setStanding({ version: answer.version, state: answer.state });
    void client.invalidateQueries({ queryKey: ['admin-floors'] });
  };
  const versionFor = async (precedence: 'latest' | 'mine') => {
    const { version } = precedence === 'latest' ? standing : await call('adminFloor', { params });
    return version;
  };

  const saving = useMutation({
    // A save whose answer was lost may have happened; tried again by itself it would refuse itself.
    retry: false,
    mutationFn: async (precedence: Precedence) => {
      const isBoth = typeof precedence !== 'string';
      const draft = isBoth ? precedence.both : editor.drafts.present;
      const ifMatch = isBoth ? precedence.over : await versionFor(precedence);
      const answer = await call('saveDraft', { params, body: wishOf(draft), ifMatch });
      return { answer, draft };
    },
    onSuccess: ({ answer, draft }) => {
      learn(answer);
      dispatch({ kind: 'saved', draft });
    },
  });

  const publishing = useMutation({
    retry: false,
    mutationFn: (query: Publishing) =>
      call('publishFloor', { params, query, ifMatch: standing.version }),
    onSuccess: (answer) => {
      learn(answer);
      for (const key of ['floors', 'floor', 'floor-days', 'bookings']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });

  return { standing, saving, publishing };
}

export function isChangedMeanwhile(error: unknown): boolean {
  return problemCoded(error, 'changed-meanwhile') !== undefined;
}
