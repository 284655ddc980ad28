import { mergeClasses } from '@fluentui/react-components';
import type { BookingWire, SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { FloorWire, SeatWire } from '@sekitori/api/contract/floor-wire';
import { periodText } from '@sekitori/api/contract/local-text';
import type { Period } from '@sekitori/api/domain/period';
import type { Workday } from '@sekitori/api/domain/workday';
import { useState } from 'react';
import { PlanCorner } from '../../components/seat/PlanCorner.tsx';
import { lookOf } from '../../components/seat/seat-look.ts';
import { useClockText, useZoneNote } from '../../lib/clock-text.ts';
import type { FloorClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { DayBar } from './DayBar.tsx';
import type { ProposalReason } from './propose-seat.ts';
import { SeatActions } from './SeatActions.tsx';
import { SeatFacts } from './SeatFacts.tsx';
import { SeatHead } from './SeatHead.tsx';
import type { useBookingDesk } from './use-booking-desk.ts';
import { usePanelStyles } from './use-panel-styles.ts';

export type SeatPanelProps = {
  readonly floor: FloorWire;
  readonly clock: FloorClock;
  readonly seat: SeatWire;
  /** The side of a seat in plan pixels. */
  readonly size: number;
  readonly availability: SeatAvailabilityWire;
  readonly wholeDay: SeatAvailabilityWire | undefined;
  readonly workday: Workday;
  readonly period: Period;
  /** Why the page shows this seat, where the person did not choose it. */
  readonly proposedBecause: ProposalReason | undefined;
  /** My booking of this seat in the period. */
  readonly mine: BookingWire | undefined;
  readonly desk: ReturnType<typeof useBookingDesk>;
  readonly onChoose: (seatId: string | undefined) => void;
  readonly onPoint: (seatId: string | undefined) => void;
};

/** One seat: what it has, its day, and the button; or the reason why not, and what to take instead. */
export function SeatPanel(props: SeatPanelProps) {
  const { floor, clock, seat, availability } = props;
  const styles = usePanelStyles();
  const language = useLanguage();
  const clockText = useClockText();
  const zone = useZoneNote(clock.timeZone);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <SeatHead {...props} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
      <p className={styles.when}>
        {clockText(periodText(props.period, clock, language))}
        {zone}
      </p>
      <div className={mergeClasses(styles.details, !isOpen && styles.folded)}>
        <SeatFacts seat={seat} />
        <PlanCorner floor={floor} seat={seat} look={lookOf(availability)} size={props.size} />
        {props.wholeDay ? (
          <DayBar
            wholeDay={props.wholeDay}
            wanted={props.period}
            workday={props.workday}
            clock={clock}
          />
        ) : null}
      </div>
      <SeatActions {...props} />
    </>
  );
}
