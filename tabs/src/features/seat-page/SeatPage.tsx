import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Skeleton,
  SkeletonItem,
  tokens,
} from '@fluentui/react-components';
import { SeatRegular } from '@fluentui/react-icons';
import { useNavigate, useParams } from 'react-router';
import { OutcomeNote } from '../../components/day-desk/OutcomeNote.tsx';
import { useDayDesk } from '../../components/day-desk/use-day-desk.ts';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { problemCoded } from '../../lib/api-problem.ts';
import { useMessages } from '../../lib/messages.ts';
import { seatPageMessages } from './messages.ts';
import { SeatNow } from './SeatNow.tsx';
import { SeatPlace } from './SeatPlace.tsx';
import { type BroughtCode, useCodeOfAddress } from './use-code-of-address.ts';
import { useSeatMoment } from './use-seat-moment.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '560px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    '@media (max-width: 640px)': { paddingTop: tokens.spacingVerticalL, paddingBottom: '120px' },
  },
  skeleton: { display: 'grid', gap: tokens.spacingVerticalL },
  name: { height: '64px' },
  corner: { height: '180px' },
  text: { wordBreak: 'auto-phrase' },
});

/** Where a seat's QR code leads: how it stands, and the one thing to do there. */
export function SeatPage() {
  const { seatId = '' } = useParams();
  const brought = useCodeOfAddress();
  return <SeatOf key={seatId} seatId={seatId} brought={brought} />;
}

type Props = { readonly seatId: string; readonly brought: BroughtCode };

function SeatOf({ seatId, brought }: Props) {
  const styles = useStyles();
  const say = useMessages(seatPageMessages);
  const navigate = useNavigate();
  const desk = useDayDesk();
  const { data: moment, error, refetch, instant } = useSeatMoment(seatId);

  if (problemCoded(error, 'not-found')) {
    return (
      <StateMessage
        isUrgent
        icon={<SeatRegular />}
        title={say('noSeat')}
        detail={say('noSeatDetail')}
        action={{ label: say('toBook'), onClick: () => void navigate('/') }}
      />
    );
  }
  if (error && !moment) return <FaultMessage error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.page}>
      {brought.isUnreadable ? <CodeUnreadable /> : null}
      <OutcomeNote desk={desk} />
      {moment ? (
        <>
          <SeatNow moment={moment} instant={instant} code={brought.code} desk={desk} />
          <SeatPlace moment={moment} code={brought.code} />
        </>
      ) : (
        <Loading />
      )}
    </div>
  );
}

function CodeUnreadable() {
  const styles = useStyles();
  const say = useMessages(seatPageMessages);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{say('codeUnreadable')}</MessageBarTitle>
        {say('codeUnreadableDetail')}
      </MessageBarBody>
    </MessageBar>
  );
}

function Loading() {
  const styles = useStyles();
  const say = useMessages(seatPageMessages);
  return (
    <Skeleton aria-label={say('loading')} className={styles.skeleton}>
      <SkeletonItem className={styles.name} />
      <SkeletonItem />
      <SkeletonItem className={styles.corner} />
    </Skeleton>
  );
}
