import { Button, makeStyles, Text, Tooltip, tokens } from '@fluentui/react-components';
import {
  ArrowLeftRegular,
  ArrowRedoRegular,
  ArrowUndoRegular,
  EyeRegular,
  OptionsRegular,
  SaveRegular,
} from '@fluentui/react-icons';
import type { AdminFloorWire } from '@sekitori/api/contract/floor-wire';
import { Link } from 'react-router';
import { useMessages } from '../../lib/messages.ts';
import { hasUnsavedChanges } from './editor.ts';
import { messages } from './messages.ts';
import type { Editing } from './use-editor.ts';

const useStyles = makeStyles({
  header: {
    gridArea: 'header',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: {
    display: 'grid',
    placeItems: 'center',
    minWidth: '44px',
    minHeight: '44px',
    fontSize: '20px',
    color: tokens.colorNeutralForeground1,
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  names: { display: 'grid', flexGrow: 1, flexBasis: 0, minWidth: '180px' },
  name: { margin: 0, overflowWrap: 'anywhere' },
  state: { color: tokens.colorNeutralForeground2 },
  unsaved: { color: tokens.colorPaletteDarkOrangeForeground1 },
  buttons: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 480px)': { width: '100%', justifyContent: 'space-between' },
  },
  icon: { minWidth: '44px', maxWidth: '44px', minHeight: '44px' },
  button: { minHeight: '44px', minWidth: '72px' },
});

type Props = {
  readonly editing: Editing;
  readonly floor: AdminFloorWire;
  readonly state: AdminFloorWire['state'];
  readonly isBusy: boolean;
  readonly onPreview: () => void;
  readonly onSave: () => void;
  readonly onPublish: () => void;
};

/** What is edited, how it stands, and the few things that concern all of it. */
export function EditorHeader(props: Props) {
  const { editing, floor, state, isBusy } = props;
  const styles = useStyles();
  const say = useMessages(messages);
  const { drafts } = editing.editor;
  const isUnsaved = hasUnsavedChanges(editing.editor);
  const isUpToDate = state === 'published' && !isUnsaved;
  return (
    <header className={styles.header}>
      <Tooltip content={say('back')} relationship="label">
        <Link to="/admin" className={styles.back}>
          <ArrowLeftRegular aria-hidden />
        </Link>
      </Tooltip>
      <div className={styles.names}>
        <Text as="h1" size={400} weight="semibold" className={styles.name}>
          {floor.site.name} · {drafts.present.name}
        </Text>
        <Text size={200} role="status" className={isUnsaved ? styles.unsaved : styles.state}>
          {isBusy ? say('saving') : say(isUnsaved ? 'unsaved' : state)}
        </Text>
      </div>
      <Tooltip content={say('operation')} relationship="label">
        <Link
          to={`/admin/floors/${encodeURIComponent(floor.id)}/operation`}
          className={styles.back}
        >
          <OptionsRegular aria-hidden />
        </Link>
      </Tooltip>
      <div className={styles.buttons}>
        <Tooltip content={say('undo')} relationship="label">
          <Button
            appearance="subtle"
            className={styles.icon}
            icon={<ArrowUndoRegular />}
            disabled={drafts.past.length === 0}
            onClick={() => editing.dispatch({ kind: 'undo' })}
          />
        </Tooltip>
        <Tooltip content={say('redo')} relationship="label">
          <Button
            appearance="subtle"
            className={styles.icon}
            icon={<ArrowRedoRegular />}
            disabled={drafts.future.length === 0}
            onClick={() => editing.dispatch({ kind: 'redo' })}
          />
        </Tooltip>
        <Tooltip content={say('preview')} relationship="label">
          <Button
            appearance="subtle"
            className={styles.icon}
            icon={<EyeRegular />}
            disabled={!drafts.present.plan}
            onClick={props.onPreview}
          />
        </Tooltip>
        <Button
          className={styles.button}
          icon={<SaveRegular />}
          disabled={!isUnsaved || isBusy}
          onClick={props.onSave}
        >
          {say('save')}
        </Button>
        <Button
          appearance="primary"
          className={styles.button}
          disabled={isUpToDate || isBusy || !drafts.present.plan}
          onClick={props.onPublish}
        >
          {say('publish')}
        </Button>
      </div>
    </header>
  );
}
