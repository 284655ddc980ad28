import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { allDay, parseWorkday } from '@sekitori/api/domain/workday';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { earliest, nextMomentOf } from '../../lib/booking-standing.ts';
import { clockOf, periodOnWire } from '../../lib/floor-clock.ts';
import { followSeats } from '../../lib/live-seats.ts';
import { seatQuery } from '../../lib/queries.ts';
import { useMoment, useWhenItCame } from '../../lib/use-moment.ts';

/** When the seat next stands otherwise by the clock alone. */
function nextOf(moment: SeatMomentWire | undefined, instant: number): number | undefined {
  if (!moment) return undefined;
  const { freeUntil, takenUntil, myBooking } = moment;
  const said = [freeUntil, takenUntil].flatMap((text) => (text ? [Date.parse(text)] : []));
  const own = myBooking && nextMomentOf(myBooking, instant);
  return earliest([...said, ...(own ? [own] : [])].filter((at) => at > instant));
}

/** A seat as it stands for me, asked for anew when its time has come and when somebody takes a seat there. */
export function useSeatMoment(seatId: string) {
  const client = useQueryClient();
  const query = useQuery(seatQuery(seatId));
  const { data } = query;
  const instant = useMoment((at) => nextOf(data, at));

  useWhenItCame(instant, () => void client.invalidateQueries({ queryKey: ['seat', seatId] }));

  const { floor, site, workday } = data ?? {};
  const { timeZone, dayStartsAt } = site ?? {};
  const floorId = floor?.id;
  useEffect(() => {
    const day = parseWorkday(workday ?? '');
    if (!floorId || !timeZone || !dayStartsAt || !day) return;
    const clock = clockOf({ timeZone, dayStartsAt });
    const ask = () => void client.invalidateQueries({ queryKey: ['seat', seatId] });
    const period = periodOnWire(allDay(day, clock), clock.timeZone);
    return followSeats({ floorId, ...period }, { take: ask, catchUp: ask });
  }, [client, seatId, floorId, timeZone, dayStartsAt, workday]);

  return { ...query, instant };
}
