import { Badge, Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons';
import type { PlacedClosure } from '@sekitori/api/domain/operation';
import { useMessages } from '../../lib/messages.ts';
import { closureMessages } from './closure-messages.ts';
import { idOfEdit } from './edits.ts';
import { messages } from './messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDayText } from './use-day-text.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  what: { display: 'grid', minWidth: '200px', flex: '1 1 200px' },
  days: { fontVariantNumeric: 'tabular-nums' },
  reason: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  gone: { textDecorationLine: 'line-through' },
  unsaved: { color: tokens.colorBrandForeground1 },
  actions: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

type Props = {
  readonly closure: PlacedClosure;
  /** Taken off the list, and not saved. */
  readonly isRemoved: boolean;
  readonly onEdit: () => void;
};

/** One closure: when, why, where it is set, and what can be done about it here. */
export function ClosureRow({ closure, isRemoved, onEdit }: Props) {
  const styles = useStyles();
  const sayPage = useMessages(messages);
  const say = useMessages(closureMessages);
  const { desk } = useDesk();
  const { closureText } = useDayText(desk.today);
  const level = sayPage(closure.level);
  const isHere = closure.level === desk.place.level;
  const isEdited = desk.edits.closures.some((edit) => idOfEdit(edit) === closure.id);
  return (
    <li className={styles.row} data-closure={closure.id}>
      <span className={styles.what}>
        <Text weight="semibold" className={mergeClasses(styles.days, isRemoved && styles.gone)}>
          {closureText(closure)}
        </Text>
        <Text size={200} className={styles.reason}>
          {closure.reason}
        </Text>
        {isEdited ? (
          <Text size={200} weight="semibold" className={styles.unsaved}>
            {isRemoved ? say('removed') : sayPage('unsaved')}
          </Text>
        ) : null}
      </span>
      <span className={styles.actions}>
        <Badge
          appearance={isHere ? 'tint' : 'outline'}
          color={isHere ? 'brand' : 'informative'}
          role="img"
          aria-label={sayPage('comesFrom', { level })}
          title={isHere ? undefined : say('setElsewhere', { level })}
        >
          {level}
        </Badge>
        {isHere ? <RowActions closure={closure} isRemoved={isRemoved} onEdit={onEdit} /> : null}
      </span>
    </li>
  );
}

function RowActions({ closure, isRemoved, onEdit }: Props) {
  const controls = useControlStyles();
  const say = useMessages(closureMessages);
  const { dispatch } = useDesk();
  const { level: _, ...own } = closure;
  if (isRemoved) {
    return (
      <Button
        appearance="subtle"
        icon={<ArrowUndoRegular />}
        className={controls.button}
        onClick={() => dispatch({ kind: 'closure', edit: { kind: 'put', closure: own } })}
      >
        {say('putBack')}
      </Button>
    );
  }
  return (
    <>
      <Button
        appearance="subtle"
        icon={<EditRegular />}
        className={controls.icon}
        aria-label={say('edit', { reason: closure.reason })}
        onClick={onEdit}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        className={controls.icon}
        aria-label={say('remove', { reason: closure.reason })}
        onClick={() => dispatch({ kind: 'closure', edit: { kind: 'remove', id: closure.id } })}
      />
    </>
  );
}
