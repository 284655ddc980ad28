import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { EquipmentSign } from '../../components/seat/EquipmentSign.tsx';
import { useSaySeat } from '../../components/seat/spoken-name.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'flex', alignItems: 'center', gap: '6px' },
});

/** The equipment of a seat in signs and words. */
export function SeatFacts({ seat }: { readonly seat: SeatWire }) {
  const styles = useStyles();
  const say = useSaySeat();
  if (seat.equipment.length === 0) return null;
  return (
    <ul className={styles.list}>
      {seat.equipment.map((thing) => (
        <li key={thing} className={styles.entry}>
          <EquipmentSign of={thing} />
          {say(thing)}
        </li>
      ))}
    </ul>
  );
}
