import { Button, CounterBadge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { ownOn } from '@sekitori/api/domain/operation';
import type { Place } from '@sekitori/api/domain/operation-change';
import { useMessages } from '../../lib/messages.ts';
import { type Desk, workdayOf } from './desk.ts';
import { messages } from './messages.ts';
import { ownCount } from './origins.ts';
import { useDesk } from './use-desk.ts';
import { useStepLook } from './use-step-look.ts';

const useStyles = makeStyles({
  words: { display: 'grid', minWidth: 0 },
  level: { color: tokens.colorNeutralForeground2 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
});

type WordsProps = { readonly level: Place['level']; readonly name?: string | undefined };

type Props = WordsProps & {
  /** Something is to be chosen in a dialog first. */
  readonly more?: 'more';
  /** There is nothing to choose from. */
  readonly isEmpty?: boolean;
  readonly onChoose?: () => void;
};

/** One step of the chain, as a button. */
export function PlaceStep({ level, name, more, isEmpty = false, onChoose }: Props) {
  const look = useStepLook(level);
  return (
    <Button
      {...look}
      {...(onChoose ? { onClick: onChoose } : {})}
      {...(more && !isEmpty ? { icon: <ChevronDownRegular />, iconPosition: 'after' } : {})}
      appearance="subtle"
      disabled={isEmpty}
    >
      <StepWords level={level} name={name} />
    </Button>
  );
}

/** Which level, what it is called there, and how much is set at it. */
export function StepWords({ level, name }: WordsProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const count = countAt(desk, level);
  return (
    <>
      <span className={styles.words}>
        <Text size={200} className={desk.place.level === level ? undefined : styles.level}>
          {say(level)}
        </Text>
        {name === undefined ? null : <Text className={styles.name}>{name}</Text>}
      </span>
      {count > 0 ? (
        <CounterBadge
          count={count}
          size="small"
          color="informative"
          aria-label={say('ownCount', { count })}
          role="img"
        />
      ) : null}
    </>
  );
}

/** How much is set at a level, anywhere on this floor where it has several. */
function countAt(desk: Desk, level: Place['level']): number {
  const { operation } = desk;
  const placed = {
    tenant: [operation.tenant],
    site: [operation.site],
    floor: [operation.floor],
    zone: Object.values(operation.zones),
    seat: Object.values(operation.seats),
  };
  return ownCount(placed[level].map((one) => ownOn(one, workdayOf(desk))));
}
