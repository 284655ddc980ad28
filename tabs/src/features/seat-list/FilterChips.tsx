import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { equipment } from '@sekitori/api/domain/seat';
import { Chip } from '../../components/Chip.tsx';
import { EquipmentSign } from '../../components/seat/EquipmentSign.tsx';
import { useSaySeat } from '../../components/seat/spoken-name.ts';
import { useMessages } from '../../lib/messages.ts';
import { listMessages } from './messages.ts';
import { type SeatFilter, withToggled } from './seat-filter.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    overflowX: 'auto',
    border: 0,
    margin: '-3px',
    padding: '3px',
    minWidth: 0,
    scrollbarWidth: 'none',
  },
});

type Props = {
  readonly seats: readonly SeatWire[];
  readonly filter: SeatFilter;
  readonly onFilter: (filter: SeatFilter) => void;
};

/** What to look for, as far as the floor has it; the same chips for the map and the list. */
export function FilterChips({ seats, filter, onFilter }: Props) {
  const styles = useStyles();
  const say = useMessages(listMessages);
  const saySeat = useSaySeat();
  const present = equipment.filter((thing) => seats.some((seat) => seat.equipment.includes(thing)));
  return (
    <fieldset className={styles.row} aria-label={say('filters')}>
      <Chip
        isOn={filter.isFreeOnly}
        onToggle={() => onFilter({ ...filter, isFreeOnly: !filter.isFreeOnly })}
      >
        {say('onlyFree')}
      </Chip>
      {present.map((thing) => (
        <Chip
          key={thing}
          isOn={filter.equipment.has(thing)}
          onToggle={() => onFilter(withToggled(filter, thing))}
        >
          <EquipmentSign of={thing} />
          {saySeat(thing)}
        </Chip>
      ))}
    </fieldset>
  );
}
