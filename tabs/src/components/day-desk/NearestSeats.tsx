import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { useMessages } from '../../lib/messages.ts';
import { SeatSign } from '../seat/SeatSign.tsx';
import { deskMessages } from './messages.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  cards: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  card: {
    minWidth: '88px',
    minHeight: '52px',
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalS}`,
    fontVariantNumeric: 'tabular-nums',
  },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly moment: SeatMomentWire;
  readonly isBusy: boolean;
  readonly onTake: (seatId: string) => void;
};

/** The nearest seats that are free now; one press and one has it. */
export function NearestSeats({ moment, isBusy, onTake }: Props) {
  const styles = useStyles();
  const say = useMessages(deskMessages);
  const hasBooking = moment.myBooking !== undefined;
  if (moment.alternatives.length === 0) return <p className={styles.none}>{say('noNearest')}</p>;
  return (
    <div className={styles.root}>
      <h3 className={styles.title}>{say(hasBooking ? 'nearestToMove' : 'nearestToTake')}</h3>
      <ul className={styles.cards}>
        {moment.alternatives.map(({ seatId, name }) => (
          <li key={seatId}>
            <Button
              className={styles.card}
              icon={<SeatSign look="free" size={24} />}
              aria-label={say(hasBooking ? 'move' : 'take', { seat: name })}
              disabledFocusable={isBusy}
              onClick={() => onTake(seatId)}
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
