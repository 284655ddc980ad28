import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import type { VerdictsWire } from '@sekitori/api/contract/operation-wire';
import type { Period } from '@sekitori/api/domain/period';
import { keepPreviousData, queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { call } from '../../lib/api-client.ts';
import { useZoneNote } from '../../lib/clock-text.ts';
import { clockOf, periodOnWire, timeZoneOf } from '../../lib/floor-clock.ts';
import { currentLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { floorQuery } from '../../lib/queries.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { messages } from './messages.ts';
import { triedPeriod } from './tried-period.ts';
import { VerdictList } from './VerdictList.tsx';
import { type TriedWish, WishForm } from './WishForm.tsx';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    width: '100%',
    maxWidth: '760px',
    boxSizing: 'border-box',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0 },
  lead: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase', lineHeight: 1.7 },
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
  form: { height: '220px' },
  outcome: { marginBottom: tokens.spacingVerticalL },
});

/** The rule tester (H4): whoever sets rules sees what they do to somebody before that somebody does. */
export function RuleTestPage() {
  const styles = useStyles();
  const say = useMessages(messages);
  const { floorId = '' } = useParams();
  const floor = useQuery(floorQuery(floorId));
  if (floor.isError) {
    return <FaultMessage error={floor.error} onRetry={() => void floor.refetch()} />;
  }
  if (!floor.data) {
    return (
      <Skeleton aria-label={say('loading')} className={styles.page}>
        <SkeletonItem size={32} />
        <SkeletonItem className={styles.form} />
      </Skeleton>
    );
  }
  return <Tester floor={floor.data} />;
}

function Tester({ floor }: { readonly floor: FloorWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const zone = useZoneNote(floor.site.timeZone);
  const [wish, setWish] = useState<TriedWish>(() => firstWish(floor));
  const period = triedPeriod(wish.time, clockOf(floor.site));
  const asked = useSettled(keyOf(wish, period), 300);
  const tried = useQuery(
    verdictsQuery(floor, wish, { period, isSettled: asked === keyOf(wish, period) }),
  );
  // What was answered before says nothing about times that are none.
  const verdicts = period ? tried.data?.verdicts : undefined;
  return (
    <div className={styles.page}>
      <Text as="h1" size={600} weight="semibold" className={styles.title}>
        {say('title')} · {floor.name}
      </Text>
      <Text className={styles.lead}>
        {say('lead')}
        {zone}
      </Text>
      <WishForm floor={floor} wish={wish} isTimeWrong={!period} onChange={setWish} />
      {tried.error ? <ProblemBar error={tried.error} /> : null}
      <div aria-busy={tried.isFetching || tried.isPlaceholderData}>
        <div role="status" className={styles.outcome}>
          {verdicts ? <Summary verdicts={verdicts} /> : null}
          {wish.person ? null : <Text>{say('first')}</Text>}
          {tried.isLoading ? <Spinner size="tiny" label={say('asking')} /> : null}
        </div>
        {verdicts ? <VerdictList verdicts={verdicts} /> : null}
      </div>
      <div className={styles.links}>
        <Link
          to={`/admin/floors/${encodeURIComponent(floor.id)}/operation`}
          className={styles.link}
        >
          {say('change')}
        </Link>
        <Link to="/admin" className={styles.link}>
          {say('back')}
        </Link>
      </div>
    </div>
  );
}

function Summary({ verdicts }: VerdictsWire) {
  const say = useMessages(messages);
  const count = verdicts.filter(({ refusal }) => refusal).length;
  return (
    <MessageBar intent={count === 0 ? 'success' : 'warning'}>
      <MessageBarBody>
        <MessageBarTitle>{count === 0 ? say('yes') : say('no', { count })}</MessageBarTitle>
      </MessageBarBody>
    </MessageBar>
  );
}

/** The first seat on the first day that may be booked, all day. */
function firstWish({ seats, bookable }: FloorWire): TriedWish {
  const time = { workday: bookable.first, isWhole: true, from: '09:00', to: '18:00' };
  return { person: undefined, seatId: seats[0]?.id ?? '', time };
}

const keyOf = ({ person, seatId }: TriedWish, period: Period | undefined) =>
  [person?.id, seatId, period?.start, period?.end].join(' ');

function verdictsQuery(
  floor: FloorWire,
  { person, seatId }: TriedWish,
  { period, isSettled }: { readonly period: Period | undefined; readonly isSettled: boolean },
) {
  const isWhole = person !== undefined && seatId !== '' && period !== undefined && isSettled;
  return queryOptions({
    queryKey: [
      'rule-test',
      floor.id,
      seatId,
      person?.id,
      period?.start,
      period?.end,
      currentLanguage(),
    ],
    queryFn: isWhole
      ? ({ signal }) =>
          call('testRules', {
            params: { floorId: floor.id },
            query: {
              seatId,
              personId: person.id,
              ...periodOnWire(period, timeZoneOf(floor.site.timeZone)),
            },
            signal,
          })
      : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
