import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import type { NoticeWire } from '@sekitori/api/contract/booking-wire';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../lib/api-client.ts';
import { ApiProblem } from '../../lib/api-problem.ts';
import { intend, useCheckIn } from '../../lib/booking-changes.ts';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';
import { noticesMessages } from './messages.ts';
import { type Help, type Saying, sayingOf } from './what-to-say.ts';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  text: { wordBreak: 'auto-phrase' },
  button: { minHeight: '44px' },
});

type Props = { readonly notice: NoticeWire; readonly instant: number };

/** One notice: what happened and why, the button that helps, and the one that closes it. */
export function NoticeBar({ notice, instant }: Props) {
  const styles = useStyles();
  const say = useMessages(noticesMessages);
  const clockText = useClockText();
  const { until } = useSiteTimes(notice.booking);
  const arrive = useCheckIn();
  const dismiss = useDismiss(notice.id);
  const help = useHelp(notice, { dismiss, arrive: arrive.mutate });
  const when = clockText(notice.booking.localText);
  const said = sayingOf(notice, instant, { say, until, when });
  const { title, detail, help: kind } = afterAll(said, arrive.error, say('failed'));
  const isGood = kind === 'booking' || kind === 'gotIt';
  return (
    <MessageBar intent={isGood ? 'info' : 'warning'} className={styles.bar}>
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{title}</MessageBarTitle>
        {detail}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            className={styles.button}
            icon={<DismissRegular />}
            aria-label={say('read')}
            onClick={dismiss}
          />
        }
      >
        <Button
          className={styles.button}
          disabledFocusable={arrive.isPending}
          onClick={() => help(kind)}
        >
          {say(kind)}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** What to say once the service said no to the button: why, and where else there are seats. */
function afterAll(said: Saying, error: Error | null, failed: string): Saying {
  if (error === null) return said;
  if (!(error instanceof ApiProblem)) return { ...said, detail: failed };
  const { title, detail } = error.problem;
  return { title, detail, help: 'seats' };
}

function useDismiss(noticeId: string): () => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => call('dismissNotice', { params: { noticeId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  return () => mutate();
}

type Deeds = {
  readonly dismiss: () => void;
  readonly arrive: ReturnType<typeof useCheckIn>['mutate'];
};

function useHelp({ booking }: NoticeWire, { dismiss, arrive }: Deeds): (help: Help) => void {
  const navigate = useNavigate();
  return (help) => {
    const { id, floorId: floor, workday } = booking;
    switch (help) {
      case 'seats':
        return void navigate(`/?${new URLSearchParams({ floor, workday })}`);
      case 'booking':
        return void navigate(`/bookings?${new URLSearchParams({ booking: id })}`);
      case 'gotIt':
        return dismiss();
      case 'checkIn':
      case 'retake':
        return arrive(intend({ id }));
    }
  };
}
