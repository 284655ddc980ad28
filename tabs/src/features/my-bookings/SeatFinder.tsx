import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { FloorWire, SeatWire } from '@sekitori/api/contract/floor-wire';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { floorQuery } from '../../lib/queries.ts';
import { bookingsMessages } from './messages.ts';
import { seatsToChoose } from './seats-to-choose.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM },
  input: { minHeight: '44px' },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(132px, 1fr))',
    gap: tokens.spacingHorizontalS,
    maxHeight: '40dvh',
    overflowY: 'auto',
    margin: '0 -4px',
    padding: '4px',
    listStyleType: 'none',
  },
  seat: {
    display: 'grid',
    width: '100%',
    minHeight: '52px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    textAlign: 'start',
    fontFamily: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  name: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  zone: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  none: { margin: 0 },
});

type Props = {
  readonly floorId: string;
  readonly from: string | undefined;
  readonly onChoose: (seatId: string) => void;
};

/** The seats of a floor by their names, those near my own first. */
export function SeatFinder({ floorId, from, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const { data: floor } = useQuery(floorQuery(floorId));
  const [typed, setTyped] = useState('');
  const found = useMemo(
    () => (floor ? seatsToChoose(floor.seats, { from, typed }) : []),
    [floor, from, typed],
  );
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = found;
    if (first && typed.trim() !== '') onChoose(first.id);
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Field label={say('seatName')}>
        <Input
          className={styles.input}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      {floor && found.length === 0 ? (
        <p role="status" className={styles.none}>
          {say('noSuchSeat', { typed: typed.trim() })}
        </p>
      ) : null}
      <ul className={styles.list} aria-label={say('seats')}>
        {found.map((seat) => (
          <li key={seat.id}>
            <button type="button" className={styles.seat} onClick={() => onChoose(seat.id)}>
              <span className={styles.name}>{seat.name}</span>
              <span className={styles.zone}>{zoneOf(seat, floor)}</span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

function zoneOf(seat: SeatWire, floor: FloorWire | undefined): string {
  return floor?.zones.find(({ id }) => id === seat.zoneId)?.name ?? '';
}
