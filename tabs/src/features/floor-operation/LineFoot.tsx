import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowResetRegular, ArrowUndoRegular } from '@fluentui/react-icons';
import { useMessages } from '../../lib/messages.ts';
import { ownsOf } from './desk.ts';
import { isEdited, type SettingField } from './edits.ts';
import { messages } from './messages.ts';
import { ownFields } from './origins.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  foot: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: '-12px',
  },
  unsaved: { color: tokens.colorBrandForeground1, marginInlineStart: '12px' },
  // The whole sentence stands in it, so it may take several lines.
  button: {
    minHeight: '44px',
    maxWidth: '100%',
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
    color: tokens.colorNeutralForeground2,
    wordBreak: 'auto-phrase',
  },
});

/** The ways back from what is set here: to what holds above, and to what is saved; each says its value. */
export function LineFoot({ fields }: { readonly fields: readonly SettingField[] }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk, dispatch, standings, shown } = useDesk();
  const { textOf, and } = useSettingText();
  const own = ownFields(standings, fields);
  const edited = fields.filter((field) => isEdited(desk.edits, field));
  const saved = ownsOf(desk);
  const [firstSaved = {}] = saved;
  const kept = edited.filter((field) => saved.some((set) => set[field] !== undefined));
  if (own.length === 0 && edited.length === 0) return null;
  const levels = [...new Set(own.map((field) => say(shown.above.from[field])))];
  const valueAbove = own.map((field) => textOf(field, shown.above.settings)).join(and);
  return (
    <div className={styles.foot}>
      {edited.length > 0 ? (
        <Text size={200} weight="semibold" className={styles.unsaved}>
          {say('unsaved')}
        </Text>
      ) : null}
      {own.length > 0 ? (
        <Button
          appearance="subtle"
          icon={<ArrowResetRegular />}
          className={styles.button}
          onClick={() => dispatch({ kind: 'reset', fields: own })}
        >
          {say('reset', { value: valueAbove, level: levels.join(and) })}
        </Button>
      ) : null}
      {kept.length > 0 ? (
        <Button
          appearance="subtle"
          icon={<ArrowUndoRegular />}
          className={styles.button}
          onClick={() => dispatch({ kind: 'take-back', fields: kept })}
        >
          {say('takeBack', { value: kept.map((field) => textOf(field, firstSaved)).join(and) })}
        </Button>
      ) : null}
    </div>
  );
}
