import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { politeName } from '@sekitori/api/contract/local-text';
import type { ImpactWire, TouchedBookingWire } from '@sekitori/api/contract/operation-wire';
import { useClockText, useZoneNote } from '../../lib/clock-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { isGone } from './gone.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  list: {
    // Rows are about 80 px high: the last one in sight is cut, so that one sees that there are more.
    maxHeight: 'min(296px, 40vh)',
    overflowY: 'auto',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  when: { fontVariantNumeric: 'tabular-nums' },
  end: { textAlign: 'end' },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

/** The bookings that a change touches: when, which seat, whose, which rule, and the nearest seat that is free. */
export function TouchedList({ impact }: { readonly impact: ImpactWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { items, bookings } = impact;
  const isOneFloor = new Set(items.map(({ floorName }) => floorName)).size < 2;
  return (
    <>
      <ul
        className={styles.list}
        aria-label={say('touched')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by the keyboard
        tabIndex={0}
      >
        {items.map((item) => (
          <Touched key={item.bookingId} item={item} isFloorNamed={!isOneFloor} />
        ))}
      </ul>
      {items.length < bookings ? (
        <Text size={200} className={styles.quiet}>
          {say('more', { count: bookings - items.length })}
        </Text>
      ) : null}
    </>
  );
}

type TouchedProps = {
  readonly item: TouchedBookingWire;
  /** There are bookings of several floors. */
  readonly isFloorNamed: boolean;
};

function Touched({ item, isFloorNamed }: TouchedProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const clockText = useClockText();
  const zone = useZoneNote(item.timeZone);
  const { holder, moveTo, refusal } = item;
  return (
    <li className={styles.item} data-touched={item.bookingId}>
      <Text weight="semibold" className={styles.when}>
        {clockText(item.localText)}
        {zone}
      </Text>
      <Text weight="semibold" className={styles.end}>
        {item.seatName}
      </Text>
      <Text>{holder ? politeName(holder.name, language) : say('hiddenPerson')}</Text>
      <Text size={200} className={mergeClasses(styles.quiet, styles.end)}>
        {isFloorNamed ? item.floorName : ''}
      </Text>
      <Text size={200} className={styles.quiet}>
        {isGone(item) ? say('seatGone') : refusal.title}
      </Text>
      <Text size={200} className={mergeClasses(styles.quiet, styles.end)}>
        {moveTo ? say('nearest', { name: moveTo.name }) : say('noNearest')}
      </Text>
    </li>
  );
}
