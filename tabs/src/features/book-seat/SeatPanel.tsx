import { mergeClasses } from '@fluentui/react-components';
import type { BookingWire, SeatAvailabilityWire } from '@sekitori/api/contract/booking-wire';
import type { FloorWire, SeatWire } from '@sekitori/api/contract/floor-wire';
import { periodText, timesText } from '@sekitori/api/contract/local-text';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import type { Period } from '@sekitori/api/domain/period';
import { useState } from 'react';
import { PlanCorner } from '../../components/seat/PlanCorner.tsx';
import { lookOf } from '../../components/seat/seat-look.ts';
import { useClockText, useZoneNote } from '../../lib/clock-text.ts';
import type { DayClock } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { beyondHours } from './beyond-hours.ts';
import { DayBar } from './DayBar.tsx';
import { isForOthers } from './day-parts-of-seat.ts';
import { bookMessages } from './messages.ts';
import type { ProposalReason } from './propose-seat.ts';
import { SeatActions } from './SeatActions.tsx';
import { SeatFacts } from './SeatFacts.tsx';
import { SeatHead } from './SeatHead.tsx';
import type { useBookingDesk } from './use-booking-desk.ts';
import { usePanelStyles } from './use-panel-styles.ts';
import type { Way } from './WaysOut.tsx';

export type SeatPanelProps = {
  readonly floor: FloorWire;
  readonly day: DayClock;
  readonly now: number;
  readonly seat: SeatWire;
  /** The side of a seat in plan pixels. */
  readonly size: number;
  readonly availability: SeatAvailabilityWire;
  readonly wholeDay: SeatAvailabilityWire | undefined;
  readonly period: Period;
  /** Why the page shows this seat, where the person did not choose it. */
  readonly proposedBecause: ProposalReason | undefined;
  /** My booking of this seat in the period. */
  readonly mine: BookingWire | undefined;
  /** My booking of any seat at that time, where I have one. */
  readonly held: BookingWire | undefined;
  readonly desk: ReturnType<typeof useBookingDesk>;
  readonly onChoose: (seatId: string | undefined) => void;
  readonly onPoint: (seatId: string | undefined) => void;
  /** What would work instead, by the facts of a refusal; and going there. */
  readonly waysOut: (refusal: RefusalWire) => readonly Way[];
  readonly onGo: (way: Way) => void;
};

/** One seat: what it has, its day, and the button; or the reason why not, and what to take instead. */
export function SeatPanel(props: SeatPanelProps) {
  const { floor, day, seat, availability } = props;
  const styles = usePanelStyles();
  const language = useLanguage();
  const clockText = useClockText();
  const zone = useZoneNote(day.timeZone);
  const say = useMessages(bookMessages);
  const beyond =
    availability.state === 'free' ? beyondHours(props.period, props.now, day) : undefined;
  const isRefused = availability.refusal !== undefined || props.desk.refused?.seatId === seat.id;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <SeatHead {...props} isOpen={isOpen} onToggle={() => setOpen(!isOpen)} />
      <p className={styles.when}>
        {clockText(periodText(props.period, day, language))}
        {zone}
      </p>
      {/* Why not comes before what the seat would have had. */}
      {isRefused ? <SeatActions {...props} /> : null}
      <div className={mergeClasses(styles.details, !isOpen && styles.folded)}>
        <SeatFacts seat={seat} />
        <PlanCorner floor={floor} seat={seat} look={lookOf(availability)} size={props.size} />
        {props.wholeDay ? (
          <DayBar
            wholeDay={props.wholeDay}
            isForOthers={isForOthers(availability)}
            wanted={props.period}
            day={day}
            now={props.now}
          />
        ) : null}
      </div>
      {beyond ? (
        <p className={styles.state}>
          {beyond === 'off'
            ? say('notOpen')
            : clockText(say('openThen', { times: timesText(beyond, day, language) }))}
        </p>
      ) : null}
      {isRefused ? null : <SeatActions {...props} />}
    </>
  );
}
