import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import { useRef, useState } from 'react';
import type { PlanViewHandle } from '../../components/plan-view/use-viewport.ts';
import { useMessages } from '../../lib/messages.ts';
import { EditorHeader } from './EditorHeader.tsx';
import { EditorNotes } from './EditorNotes.tsx';
import { type Asked, EditorQuestions } from './EditorQuestions.tsx';
import { hasUnsavedChanges } from './editor.ts';
import { messages } from './messages.ts';
import { PlanCanvas } from './PlanCanvas.tsx';
import { PlanUpload } from './PlanUpload.tsx';
import { Preview } from './Preview.tsx';
import { Properties } from './Properties.tsx';
import { SidePanel } from './SidePanel.tsx';
import { Steps } from './Steps.tsx';
import { ToolBar } from './ToolBar.tsx';
import type { Tool } from './tool.ts';
import { useEditor } from './use-editor.ts';
import { useEditorKeys } from './use-editor-keys.ts';
import { usePlanTools } from './use-plan-tools.ts';
import { useSaving } from './use-saving.ts';
import { useUpload } from './use-upload.ts';

const useStyles = makeStyles({
  editor: {
    flexGrow: 1,
    display: 'grid',
    gridTemplateAreas: "'header header header' 'notes notes notes' 'tools plan panel'",
    gridTemplateColumns: 'auto minmax(0, 1fr) 340px',
    gridTemplateRows: 'auto auto minmax(0, 1fr)',
    height: 'calc(100dvh - 57px)',
    overflow: 'hidden',
    '@media (max-width: 800px)': {
      gridTemplateAreas: "'header' 'notes' 'plan' 'panel' 'tools'",
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto auto minmax(0, 1fr) auto auto',
    },
  },
  plan: {
    gridArea: 'plan',
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr)',
    minWidth: 0,
    minHeight: 0,
  },
  hint: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    wordBreak: 'auto-phrase',
  },
  whole: { gridColumn: '1 / -1', gridRow: '3 / -1', minHeight: 0, overflowY: 'auto' },
});

const hints = {
  select: 'hintSelect',
  seat: 'hintSeat',
  array: 'hintArray',
  zone: 'hintZone',
  hand: 'hintHand',
} as const;

type Props = { readonly floor: AdminFloorWire; readonly onReload: () => void };

/** The workplace of a floor's draft: tools, plan, properties, and the way to its people. */
export function FloorEditor({ floor, onReload }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const editing = useEditor(floor);
  const draft = editing.editor.drafts.present;
  const work = useSaving(floor, editing);
  const upload = useUpload(floor.id, editing);
  const plan = useRef<PlanViewHandle>(null);
  const [tool, setTool] = useState<Tool>('select');
  const [isSnapping, setSnapping] = useState(true);
  const [isPreview, setPreview] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const step = isSnapping ? editing.gridStep : 0;
  const zoneName = say('newZoneName', { number: draft.zones.length + 1 });
  const tools = usePlanTools({ editing, tool, step, zoneName });
  const isPlacing = tools.array.array !== undefined;
  const isUnsaved = hasUnsavedChanges(editing.editor);

  const chooseTool = (next: Tool) => {
    tools.array.setArray(undefined);
    setTool(next);
  };
  const toggleSnapping = () => setSnapping((now) => !now);
  const save = () => {
    if (isUnsaved && !work.saving.isPending) work.saving.mutate('latest');
  };
  const publish = () => {
    const ask = { onSuccess: () => setAsked('publish') };
    if (isUnsaved) work.saving.mutate('latest', ask);
    else setAsked('publish');
  };
  const keys = useEditorKeys({
    editing,
    step,
    plan,
    onTool: chooseTool,
    onSnapping: toggleSnapping,
    onSave: save,
    onHelp: () => setAsked('keys'),
    onUseTool: tools.placeAround,
    onDuplicate: tools.duplicate,
    onEscape: () => {
      chooseTool('select');
      editing.dispatch({ kind: 'select', ids: [] });
    },
  });

  return (
    <div className={styles.editor}>
      <EditorHeader
        editing={editing}
        floor={floor}
        state={work.standing.state}
        isBusy={work.saving.isPending}
        onPreview={() => setPreview(true)}
        onSave={save}
        onPublish={publish}
      />
      <EditorNotes editing={editing} work={work} />
      {isPreview || !draft.plan ? (
        <div className={styles.whole}>
          {draft.plan ? (
            <Preview editing={editing} onEnd={() => setPreview(false)} />
          ) : (
            <PlanUpload upload={upload} />
          )}
        </div>
      ) : (
        <>
          <ToolBar
            tool={tool}
            onTool={chooseTool}
            isSnapping={isSnapping}
            onSnapping={toggleSnapping}
            onHelp={() => setAsked('keys')}
          />
          <div className={styles.plan}>
            <div className={styles.hint}>
              <Text size={200}>{say(hints[tool])}</Text>
              {work.standing.state === 'draft' ? <Steps draft={draft} /> : null}
            </div>
            <PlanCanvas
              editing={editing}
              tool={tool}
              step={step}
              ghosts={tools.array.ghosts}
              plan={plan}
              onOutcome={tools.onOutcome}
              onKeyDown={keys.onPlanKey}
            />
          </div>
          <SidePanel key={isPlacing ? 'placing' : 'editing'} startsOpen={isPlacing}>
            <Properties
              editing={editing}
              upload={upload}
              tools={tools}
              onPlaced={() => chooseTool('select')}
            />
          </SidePanel>
        </>
      )}
      <EditorQuestions
        asked={asked}
        onAnswered={() => setAsked(undefined)}
        floor={floor}
        editing={editing}
        work={work}
        onReload={onReload}
      />
    </div>
  );
}
