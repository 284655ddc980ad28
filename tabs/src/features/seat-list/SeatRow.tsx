import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { SeatWire } from '@sekitori/api/contract/floor-wire';
import { memo } from 'react';
import { EquipmentSign } from '../../components/seat/EquipmentSign.tsx';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { initialsOf, lookOf } from '../../components/seat/seat-look.ts';

const useStyles = makeStyles({
  row: { contentVisibility: 'auto', containIntrinsicSize: '0 56px' },
  button: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    width: '100%',
    minHeight: '56px',
    padding: `6px ${tokens.spacingHorizontalM}`,
    textAlign: 'start',
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
  },
  text: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  state: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  signs: { display: 'flex', gap: '6px', color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly seat: SeatWire;
  readonly availability: SeatAvailabilityWire | undefined;
  /** How it stands and why, in words; `spoken` with its name and equipment. */
  readonly why: string;
  readonly spoken: string;
  readonly isChosen: boolean;
  readonly onChoose: (seatId: string) => void;
};

/** One seat in the list, with the same sign as on the map. */
export const SeatRow = memo(function SeatRow(props: Props) {
  const { seat, availability, isChosen, onChoose } = props;
  const styles = useStyles();
  const holder = availability?.holder;
  return (
    <li className={styles.row}>
      <button
        type="button"
        aria-pressed={isChosen}
        aria-label={props.spoken}
        className={mergeClasses(styles.button, isChosen && styles.chosen)}
        onClick={() => onChoose(seat.id)}
      >
        <SeatSign
          look={lookOf(availability)}
          initials={holder ? initialsOf(holder.name) : ''}
          size={36}
        />
        <span className={styles.text}>
          <span className={styles.name}>{seat.name}</span>
          <span className={styles.state}>{props.why}</span>
        </span>
        <span className={styles.signs}>
          {seat.equipment.map((thing) => (
            <EquipmentSign key={thing} of={thing} />
          ))}
        </span>
      </button>
    </li>
  );
});
