import { makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { FloorWire, SeatWire } from '@sekitori/api/contract/floor-wire';
import { useMemo } from 'react';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useSeatWords } from '../../components/seat/why-not.ts';
import { clockOfFloor } from '../../lib/floor-clock.ts';
import { useMessages } from '../../lib/messages.ts';
import { listMessages } from './messages.ts';
import { SeatRow } from './SeatRow.tsx';

const useStyles = makeStyles({
  root: {
    height: '100%',
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}`,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  zone: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS}`,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  count: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 280px), 1fr))',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

type Props = {
  readonly floor: FloorWire;
  readonly availability: ReadonlyMap<string, SeatAvailabilityWire>;
  readonly chosen: string | undefined;
  readonly matches: (seatId: string) => boolean;
  readonly onChoose: (seatId: string) => void;
  readonly onClear: () => void;
};

/** Every seat that fits, by zone: whatever the map can do, in words. */
export function SeatList({ floor, availability, chosen, matches, onChoose, onClear }: Props) {
  const styles = useStyles();
  const say = useMessages(listMessages);
  const clock = useMemo(() => clockOfFloor(floor), [floor]);
  const { why, spoken } = useSeatWords(clock);
  const groups = groupsOf(floor, matches, say('otherSeats'));
  if (groups.length === 0) {
    return (
      <StateMessage
        icon={<SearchRegular />}
        title={say('nothing')}
        detail={say('nothingDetail')}
        action={{ label: say('clear'), onClick: onClear }}
      />
    );
  }
  return (
    <div className={styles.root}>
      {groups.map(({ id, name, seats }) => (
        <section key={id} aria-label={name}>
          <h2 className={styles.zone}>
            {name}
            <span className={styles.count}>{say('count', { count: seats.length })}</span>
          </h2>
          <ul className={styles.list}>
            {seats.map((seat) => (
              <SeatRow
                key={seat.id}
                seat={seat}
                availability={availability.get(seat.id)}
                why={why(availability.get(seat.id))}
                spoken={spoken(seat, availability.get(seat.id))}
                isChosen={seat.id === chosen}
                onChoose={onChoose}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type Group = { readonly id: string; readonly name: string; readonly seats: readonly SeatWire[] };

function groupsOf(
  floor: FloorWire,
  matches: (seatId: string) => boolean,
  otherSeats: string,
): Group[] {
  const fitting = floor.seats.filter((seat) => matches(seat.id));
  const zones = [...floor.zones, { id: '', name: otherSeats }];
  return zones
    .map(({ id, name }) => ({
      id,
      name,
      seats: fitting.filter((seat) => (seat.zoneId ?? '') === id),
    }))
    .filter(({ seats }) => seats.length > 0);
}
