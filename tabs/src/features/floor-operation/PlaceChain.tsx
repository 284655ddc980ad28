import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronRightRegular } from '@fluentui/react-icons';
import type { Place } from '@sekitori/api/domain/operation-change';
import { useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { PlaceStep } from './PlaceStep.tsx';
import { placeOfSeats } from './places.ts';
import { SeatChooser } from './SeatChooser.tsx';
import { useDesk } from './use-desk.ts';
import { ZoneStep } from './ZoneStep.tsx';

const useStyles = makeStyles({
  chain: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  step: {
    display: 'grid',
    color: tokens.colorNeutralForeground3,
    fontSize: '16px',
    '@media (max-width: 480px)': { display: 'none' },
  },
});

type Props = {
  /** Asks first where something is not saved. */
  readonly onPlace: (place: Place) => void;
};

/** Whose settings are shown, as the way that they are inherited: each step with how much is set there. */
export function PlaceChain({ onPlace }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const { site, floorName, seats } = desk.wire;
  const { place } = desk;
  const [isChoosing, setChoosing] = useState(false);
  const chosen =
    place.level === 'seat'
      ? seats.filter((seat) => place.seatIds.some((id) => id === seat.id))
      : [];
  return (
    <nav aria-label={say('where')}>
      <ol className={styles.chain}>
        <li>
          <PlaceStep level="tenant" onChoose={() => onPlace({ level: 'tenant' })} />
        </li>
        <Arrow />
        <li>
          <PlaceStep level="site" name={site.name} onChoose={() => onPlace({ level: 'site' })} />
        </li>
        <Arrow />
        <li>
          <PlaceStep level="floor" name={floorName} onChoose={() => onPlace({ level: 'floor' })} />
        </li>
        <Arrow />
        <li>
          <ZoneStep onPlace={onPlace} />
        </li>
        <Arrow />
        <li>
          <PlaceStep
            level="seat"
            more="more"
            name={seats.length === 0 ? say('noSeats') : nameOfSeats(chosen) || say('chooseSeats')}
            isEmpty={seats.length === 0}
            onChoose={() => setChoosing(true)}
          />
        </li>
      </ol>
      {isChoosing ? (
        <SeatChooser
          chosen={chosen.map(({ id }) => id)}
          onClose={() => setChoosing(false)}
          onChoose={(ids) => {
            setChoosing(false);
            onPlace(placeOfSeats(ids));
          }}
        />
      ) : null}
    </nav>
  );
}

function Arrow() {
  const styles = useStyles();
  return (
    <li aria-hidden className={styles.step}>
      <ChevronRightRegular />
    </li>
  );
}

/** A-1 A-2 A-3 …: enough to know them by. */
export function nameOfSeats(seats: readonly { readonly name: string }[]): string {
  const names = seats.slice(0, 3).map(({ name }) => name);
  return seats.length > 3 ? `${names.join(' ')} … (${seats.length})` : names.join(' ');
}
