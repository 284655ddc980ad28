import type { OperationWire } from '@sekitori/api/contract/operation-wire';
import type { Workday } from '@sekitori/api/domain/workday';
import { workdayAt } from '@sekitori/api/domain/workday';
import { useMutation } from '@tanstack/react-query';
import { useReducer, useState } from 'react';
import { call } from '../../lib/api-client.ts';
import { problemCoded } from '../../lib/api-problem.ts';
import { now } from '../../lib/clock.ts';
import { clockOf } from '../../lib/floor-clock.ts';
import { changesOf, restoringChanges, takenBack } from './changes.ts';
import { beginDesk, type Desk, type DeskAction, deskAfter, targetsAt } from './desk.ts';
import { countOf, type Edits, noEdits } from './edits.ts';
import { editsOver, type Meanwhile, meanwhileAt } from './meanwhile.ts';
import { type Intent, type Told, useSaving } from './use-saving.ts';

/** What another administrator saved first, and the desk over it with what is not saved. */
export type Conflict = { readonly meanwhile: Meanwhile; readonly theirs: Desk };

const begin = (wire: OperationWire): Desk =>
  beginDesk({ wire, today: workdayAt(now(), clockOf(wire.site)) });

/** The desk with everything that goes to the service and comes back: saving, undoing, and who was first. */
export function useOperationDesk(wire: OperationWire) {
  const [desk, dispatch] = useReducer(deskAfter, wire, begin);
  const [told, setTold] = useState<Told>();
  const [conflict, setConflict] = useState<Conflict>();
  const params = { floorId: wire.floorId };

  const saving = useSaving(desk.wire, {
    onSaved: (saved, outcome) => {
      dispatch({ kind: 'learn', wire: saved, edits: noEdits });
      setTold(outcome);
    },
    onError: (error) => {
      if (problemCoded(error, 'changed-meanwhile')) asking.mutate();
    },
  });
  const intentOf = (of: Desk): Intent => ({
    purpose: 'saved',
    changes: changesOf(of),
    was: of.operation,
  });
  const start = (intent: Intent) => {
    setTold(undefined);
    saving.begin(intent);
  };

  const asking = useMutation({
    mutationFn: () => call('operation', { params }),
    onSuccess: (latest) => {
      saving.forgetError();
      const theirs = deskAfter(desk, { kind: 'learn', wire: latest, edits: desk.edits });
      const meanwhile = meanwhileAt(desk, theirs);
      const isElsewhere = meanwhile.fields.length + meanwhile.closures.length === 0;
      // Nobody touched what I look at: mine goes on over what they saved elsewhere.
      if (isElsewhere && countOf(desk.edits) > 0) goOn({ theirs, edits: desk.edits });
      else setConflict({ meanwhile, theirs });
    },
  });
  const goOn = ({ theirs, edits }: { readonly theirs: Desk; readonly edits: Edits }) => {
    setConflict(undefined);
    dispatch({ kind: 'learn', wire: theirs.wire, edits });
    const next = { ...theirs, edits };
    if (countOf(edits) > 0) start(intentOf(next));
  };

  return {
    desk,
    /** What the service refused is not what is there once something was changed. */
    dispatch: (action: DeskAction) => {
      if (saving.error) saving.forgetError();
      dispatch(action);
    },
    saving,
    told,
    conflict,
    error: asking.error ?? saving.error,
    forgetTold: () => setTold(undefined),
    save: () => {
      if (countOf(desk.edits) > 0 && !saving.isBusy) start(intentOf(desk));
    },
    undo: (was: Told['was']) => {
      const at = { place: desk.place, seats: desk.wire.seats, today: desk.today };
      const changes = restoringChanges(was, desk.operation, at);
      start({ purpose: 'undone', changes, was: desk.operation });
    },
    takeBack: (from: Workday) => {
      const changes = targetsAt(desk).map((target) => takenBack(desk.operation, target, from));
      start({ purpose: 'takenBack', changes, was: desk.operation });
    },
    settle: (theirs: ReadonlySet<string>) => {
      if (!conflict) return;
      const edits = editsOver(desk.edits, conflict.meanwhile, theirs);
      goOn({ theirs: conflict.theirs, edits });
    },
    giveUpConflict: () => setConflict(undefined),
  };
}
