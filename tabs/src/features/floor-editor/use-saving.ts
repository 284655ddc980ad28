import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';
import { wishOf } from './draft.ts';
import type { Editing } from './use-editor.ts';

/** Whose version counts when somebody else has saved meanwhile. */
export type Precedence = 'latest' | 'mine';

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

  const saving = useMutation({
    // A save whose answer was lost may have happened; tried again by itself it would refuse itself.
    retry: false,
    mutationFn: async (precedence: Precedence) => {
      const draft = editor.drafts.present;
      const { version } = precedence === 'mine' ? await call('adminFloor', { params }) : standing;
      const answer = await call('saveDraft', { params, body: wishOf(draft), ifMatch: version });
      return { answer, draft };
    },
    onSuccess: ({ answer, draft }) => {
      learn(answer);
      dispatch({ kind: 'saved', draft });
    },
  });

  const publishing = useMutation({
    retry: false,
    mutationFn: (bookings: 'refuse' | 'cancel') =>
      call('publishFloor', { params, query: { bookings }, ifMatch: standing.version }),
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
