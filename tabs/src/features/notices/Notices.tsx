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
import { useMessages } from '../../lib/messages.ts';
import { noticesMessages } from './messages.ts';

const useStyles = makeStyles({
  bar: { flexShrink: 0 },
  text: { wordBreak: 'auto-phrase' },
  button: { minHeight: '44px' },
});

/** What I must be told, on top of whichever page I open, until I close it. */
export function Notices({ notices }: { readonly notices: readonly NoticeWire[] }) {
  const say = useMessages(noticesMessages);
  return (
    <section aria-label={say('all')}>
      {notices.map((notice) => (
        <SeatRemoved key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function SeatRemoved({ notice }: { readonly notice: NoticeWire }) {
  const styles = useStyles();
  const say = useMessages(noticesMessages);
  const navigate = useNavigate();
  const client = useQueryClient();
  const dismiss = useMutation({
    mutationFn: () => call('dismissNotice', { params: { noticeId: notice.id } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  const { seatName, localText, workday } = notice.booking;
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.text}>
        <MessageBarTitle>{say('removed', { seat: seatName, when: localText })}</MessageBarTitle>
        {say('removedDetail')}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            className={styles.button}
            icon={<DismissRegular />}
            aria-label={say('read')}
            onClick={() => dismiss.mutate()}
          />
        }
      >
        <Button className={styles.button} onClick={() => void navigate(`/?workday=${workday}`)}>
          {say('another')}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
