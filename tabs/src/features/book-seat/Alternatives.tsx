import { makeStyles, tokens } from '@fluentui/react-components';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { periodOnWire } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';
import type { SeatPanelProps } from './SeatPanel.tsx';

const useStyles = makeStyles({
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  cards: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  card: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalS}`,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

type Props = SeatPanelProps & {
  readonly alternatives: NonNullable<RefusalWire['alternatives']>;
};

/** The nearest seats that are free at that time: pointed at, they light up on the map; one press takes them. */
export function Alternatives({ alternatives, desk, held, period, day, ...on }: Props) {
  const styles = useStyles();
  const say = useMessages(bookMessages);
  if (alternatives.length === 0) return null;
  const { onChoose, onPoint } = on;
  const take = (seatId: string) => {
    onPoint(undefined);
    onChoose(seatId);
    if (held) desk.moveTo({ booking: held, seatId });
    else desk.take({ seatId, ...periodOnWire(period, day.timeZone) });
  };
  return (
    <>
      <span className={styles.label}>{say('alternatives')}</span>
      <ul className={styles.cards}>
        {alternatives.map(({ seatId, name }) => (
          <li key={seatId}>
            <button
              type="button"
              className={styles.card}
              disabled={desk.isBusy}
              onClick={() => take(seatId)}
              onPointerEnter={() => onPoint(seatId)}
              onPointerLeave={() => onPoint(undefined)}
              onFocus={() => onPoint(seatId)}
              onBlur={() => onPoint(undefined)}
            >
              <SeatSign look="free" size={22} />
              {say(held ? 'moveHere' : 'take', { seat: name })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
