import { makeStyles, tokens } from '@fluentui/react-components';
import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { seatSizeOf } from '../../components/plan-view/seat-size.ts';
import { PlanCorner } from '../../components/seat/PlanCorner.tsx';
import { useMessages } from '../../lib/messages.ts';
import { floorQuery } from '../../lib/queries.ts';
import { seatPageMessages } from './messages.ts';
import { useTeamsAddress } from './use-teams-address.ts';

const useStyles = makeStyles({
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
});

type Props = { readonly moment: SeatMomentWire; readonly code: string | undefined };

/** Where the seat is on its floor, and the ways on. */
export function SeatPlace({ moment, code }: Props) {
  const styles = useStyles();
  const say = useMessages(seatPageMessages);
  const { seat, floor, state } = moment;
  const { data } = useQuery(floorQuery(floor.id));
  const inTeams = useTeamsAddress(seat.id, code);
  const onMap = new URLSearchParams({ floor: floor.id, workday: moment.workday, seat: seat.id });
  return (
    <>
      {data?.plan ? (
        <PlanCorner
          floor={data}
          seat={seat}
          look={state}
          size={seatSizeOf(data.seats, data.plan)}
        />
      ) : null}
      <ul className={styles.links}>
        {inTeams ? (
          <li>
            <a className={styles.link} href={inTeams}>
              {say('openInTeams')}
            </a>
          </li>
        ) : null}
        <li>
          <Link className={styles.link} to={`/?${onMap}`}>
            {say('onMap')}
          </Link>
        </li>
        <li>
          <Link className={styles.link} to="/bookings">
            {say('toBookings')}
          </Link>
        </li>
      </ul>
    </>
  );
}
