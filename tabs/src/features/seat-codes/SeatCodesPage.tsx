import {
  Button,
  MessageBar,
  MessageBarBody,
  makeStaticStyles,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { QrCodeRegular } from '@fluentui/react-icons';
import type { SeatCodesWire } from '@sekitori/api/contract/seat-wire';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { LabelChoices } from './LabelChoices.tsx';
import { messages } from './messages.ts';
import { seatCodesQuery } from './queries.ts';
import { RenewDialog } from './RenewDialog.tsx';
import { type LabelSize, SeatLabel } from './SeatLabel.tsx';
import { type Chosen, chosenOf, zonesOf } from './zones-of-codes.ts';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    width: '100%',
    maxWidth: '960px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    '@media print': { padding: 0, maxWidth: 'none' },
  },
  head: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    justifyItems: 'start',
    '@media print': { display: 'none' },
  },
  title: { margin: 0 },
  lead: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase', lineHeight: 1.7 },
  labels: {
    display: 'flex',
    flexWrap: 'wrap',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  waiting: { height: '52mm' },
  ways: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
  },
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
  renew: { minHeight: '44px' },
});

// As many labels as the choice of sizes promises fit between these margins on A4 and on Letter; and paper is
// white in every theme, whoever prints backgrounds too.
const usePaper = makeStaticStyles(`
  @page { margin: 8mm; }
  @media print {
    html:has([data-paper]) { color-scheme: light !important; }
    html:has([data-paper]) :is(body, body *) { background-color: #fff !important; }
  }
`);

/** The sheet of a floor's codes, made in the browser: nothing of it goes anywhere but to the printer. */
export function SeatCodesPage() {
  const styles = useStyles();
  const say = useMessages(messages);
  const navigate = useNavigate();
  const { floorId = '' } = useParams();
  const codes = useQuery(seatCodesQuery(floorId));
  if (codes.isError) {
    return <FaultMessage error={codes.error} onRetry={() => void codes.refetch()} />;
  }
  if (!codes.data) {
    return (
      <Skeleton aria-label={say('loading')} className={styles.page}>
        <SkeletonItem size={32} />
        <SkeletonItem className={styles.waiting} />
      </Skeleton>
    );
  }
  if (codes.data.items.length === 0) {
    return (
      <StateMessage
        icon={<QrCodeRegular />}
        title={say('emptyTitle')}
        detail={say('emptyDetail')}
        action={{ label: say('back'), onClick: () => void navigate('/admin') }}
      />
    );
  }
  return <Sheet floorId={floorId} codes={codes.data} />;
}

function Sheet({ floorId, codes }: { readonly floorId: string; readonly codes: SeatCodesWire }) {
  const styles = useStyles();
  usePaper();
  const say = useMessages(messages);
  const [size, setSize] = useState<LabelSize>('small');
  const [chosen, setChosen] = useState<Chosen>({ kind: 'all' });
  const [renewing, setRenewing] = useState<'no' | 'asking' | 'done'>('no');
  const seats = chosenOf(codes.items, chosen);
  const place = `${codes.floorName} · ${codes.siteName}`;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Text as="h1" size={600} weight="semibold" className={styles.title}>
          {say('title')} · {codes.floorName}
        </Text>
        <Text className={styles.lead}>{say('lead')}</Text>
        {renewing === 'done' ? (
          <MessageBar intent="success">
            <MessageBarBody>{say('renewed')}</MessageBarBody>
          </MessageBar>
        ) : null}
        <LabelChoices
          {...{ size, chosen, count: seats.length, zones: zonesOf(codes.items) }}
          hasOthers={codes.items.some(({ zoneName }) => zoneName === undefined)}
          onSize={setSize}
          onChoose={setChosen}
        />
        <div className={styles.ways}>
          <Button className={styles.renew} onClick={() => setRenewing('asking')}>
            {say('renew')}
          </Button>
          <Link to="/admin" className={styles.back}>
            {say('back')}
          </Link>
        </div>
      </div>
      <ul className={styles.labels} aria-label={say('labels')} data-paper>
        {seats.map((seat) => (
          <SeatLabel key={seat.seatId} seat={seat} place={place} size={size} />
        ))}
      </ul>
      {renewing === 'asking' ? (
        <RenewDialog
          floorId={floorId}
          onClose={() => setRenewing('no')}
          onRenewed={() => setRenewing('done')}
        />
      ) : null}
    </div>
  );
}
