import { makeStyles, tokens } from '@fluentui/react-components';
import type { OperationWire } from '@sekitori/api/contract/operation-wire';
import type { Place } from '@sekitori/api/domain/operation-change';
import type { Workday } from '@sekitori/api/domain/workday';
import { useEffect, useMemo, useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { problemCoded } from '../../lib/api-problem.ts';
import { CheckInSection } from './CheckInSection.tsx';
import { ClosuresSection } from './ClosuresSection.tsx';
import { DayPartsSection } from './DayPartsSection.tsx';
import { DeskHeader } from './DeskHeader.tsx';
import { DeskQuestions } from './DeskQuestions.tsx';
import { type DeskAction, standingsOf, workdayOf } from './desk.ts';
import { countOf, noEdits } from './edits.ts';
import { FairnessSection } from './FairnessSection.tsx';
import { OutcomeBar } from './OutcomeBar.tsx';
import { standingAt } from './places.ts';
import { ReachNote } from './ReachNote.tsx';
import { SaveBar } from './SaveBar.tsx';
import { SeatsSection } from './SeatsSection.tsx';
import { DeskContext, type DeskWork } from './use-desk.ts';
import { useFlaws } from './use-flaws.ts';
import { useOperationDesk } from './use-operation-desk.ts';
import { WhoSection } from './WhoSection.tsx';
import { WindowSection } from './WindowSection.tsx';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignContent: 'start',
    flexGrow: 1,
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '960px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXXL} 0`,
    '@media (max-width: 640px)': {
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} 0`,
    },
  },
  end: { height: tokens.spacingVerticalXL },
});

/** What was asked for while something was not saved. */
export type Held = Extract<DeskAction, { readonly kind: 'look-at' | 'look-from' }>;

/** The settings of a floor and of everything that it inherits from and hands on, as sentences. */
export function OperationDesk({ operation }: { readonly operation: OperationWire }) {
  const styles = useStyles();
  const work = useOperationDesk(operation);
  const { desk, dispatch, saving, told } = work;
  const [held, setHeld] = useState<Held>();
  const shared = useDeskWork(work);
  useSaveKey(work.save);

  const look = (action: Held) => {
    work.forgetTold();
    if (countOf(desk.edits) > 0) setHeld(action);
    else dispatch(action);
  };
  const isConflict = problemCoded(work.error, 'changed-meanwhile') !== undefined;
  return (
    <DeskContext value={shared}>
      <div className={styles.page}>
        <DeskHeader
          onPlace={(place: Place) => look({ kind: 'look-at', place })}
          onFrom={(from: Workday | undefined) => look({ kind: 'look-from', from })}
          onTakeBack={work.takeBack}
        />
        <ReachNote />
        {work.error && !isConflict ? (
          <ProblemBar error={work.error} onDismiss={saving.forgetError} />
        ) : null}
        {told ? (
          <OutcomeBar
            told={told}
            onDismiss={work.forgetTold}
            {...(told.purpose === 'saved' ? { onUndo: () => work.undo(told.was) } : {})}
          />
        ) : null}
        {/* Begun anew at each place, so that no half-open field goes with it to another. */}
        <Sections key={JSON.stringify([desk.place, desk.from])} />
        <div className={styles.end} />
        <SaveBar isAsking={saving.isAsking} isBusy={saving.isBusy} onSave={work.save} />
      </div>
      <DeskQuestions
        work={work}
        held={held}
        onHeld={(answer) => {
          setHeld(undefined);
          if (held && answer === 'go-on') dispatch(held);
        }}
      />
    </DeskContext>
  );
}

function Sections() {
  return (
    <>
      <WindowSection />
      <DayPartsSection />
      <FairnessSection />
      <CheckInSection />
      <WhoSection />
      <SeatsSection />
      <ClosuresSection />
    </>
  );
}

/** What all sentences share. */
function useDeskWork({ desk, dispatch, error }: ReturnType<typeof useOperationDesk>): DeskWork {
  const [met, setMet] = useState<ReadonlyMap<string, string>>(new Map());
  const flaws = useFlaws(desk, error);
  const standings = useMemo(() => standingsOf(desk), [desk]);
  const names = useMemo(
    () => new Map([...desk.wire.people.map(({ id, name }) => [id, name] as const), ...met]),
    [desk.wire, met],
  );
  const on = { workday: workdayOf(desk), edits: noEdits };
  return {
    desk,
    dispatch,
    standings,
    shown: standings[0] ?? standingAt(desk.operation, { level: 'floor' }, on),
    flaws,
    names,
    set: (values) => dispatch({ kind: 'set', values }),
    meet: ({ id, name }) => setMet(new Map([...met, [id, name]])),
  };
}

/** Ctrl+S, as in the floor editor. */
function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [save]);
}
