import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons';
import { politeName } from '@sekitori/api/contract/local-text';
import type { ImpactWire, TouchedBookingWire } from '@sekitori/api/contract/operation-wire';
import { useClockText, useZoneNote } from '../../lib/clock-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  list: {
    maxHeight: '280px',
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
  seat: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  rule: { gridColumn: '1 / -1', color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

/** The bookings that a change touches: when, which seat, whose, which rule, and the nearest seat that is free. */
export function TouchedList({ impact }: { readonly impact: ImpactWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { items, bookings } = impact;
  return (
    <>
      <ul
        className={styles.list}
        aria-label={say('touched')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reached by the keyboard
        tabIndex={0}
      >
        {items.map((item) => (
          <Touched key={item.bookingId} item={item} />
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

function Touched({ item }: { readonly item: TouchedBookingWire }) {
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
      <span className={styles.seat}>
        <Text weight="semibold">{item.seatName}</Text>
        <ArrowRightRegular aria-label={say('moveTo')} />
        <Text className={moveTo ? undefined : styles.quiet}>{moveTo?.name ?? say('noMove')}</Text>
      </span>
      <Text>{holder ? politeName(holder.name, language) : say('hiddenPerson')}</Text>
      <Text size={200} className={styles.quiet}>
        {item.floorName}
      </Text>
      <Text size={200} className={styles.rule}>
        {refusal.title}
      </Text>
    </li>
  );
}
