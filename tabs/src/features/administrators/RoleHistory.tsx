import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { RoleChangeWire } from '@sekitori/api/contract/administrators-wire';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { dayAndTimeText } from '../../lib/day-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { roleChangesQuery } from './queries.ts';
import { useRoleText } from './role-text.ts';

const useStyles = makeStyles({
  section: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  list: {
    display: 'grid',
    justifySelf: 'stretch',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  change: {
    display: 'grid',
    gridTemplateColumns: '200px minmax(0, 1fr)',
    gap: `0 ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  when: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  what: { display: 'grid', wordBreak: 'auto-phrase', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  button: { minHeight: '44px' },
  waiting: { height: '40px', marginBottom: tokens.spacingVerticalS },
  wide: { justifySelf: 'stretch' },
});

const firstShown = 6;
const shownMore = 50;

/** Who was granted or lost what, by whom and when, the newest first. */
export function RoleHistory() {
  const styles = useStyles();
  const say = useMessages(messages);
  const history = useInfiniteQuery(roleChangesQuery);
  const [shown, setShown] = useState(firstShown);
  const changes = history.data?.pages.flatMap(({ items }) => items);
  const hasMore = history.hasNextPage || (changes?.length ?? 0) > shown;
  const showMore = () => {
    if ((changes?.length ?? 0) < shown + shownMore && history.hasNextPage) {
      void history.fetchNextPage();
    }
    setShown(shown + shownMore);
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('history')}</h2>
      {history.error ? <ProblemBar error={history.error} /> : null}
      {!changes && !history.error ? (
        <Skeleton aria-label={say('historyLoading')} className={styles.wide}>
          <SkeletonItem className={styles.waiting} />
          <SkeletonItem className={styles.waiting} />
        </Skeleton>
      ) : null}
      {changes?.length === 0 ? <Text className={styles.quiet}>{say('historyEmpty')}</Text> : null}
      {changes && changes.length > 0 ? (
        <ol className={styles.list}>
          {changes.slice(0, shown).map((change) => (
            <Change key={change.id} change={change} />
          ))}
        </ol>
      ) : null}
      {hasMore ? (
        <Button className={styles.button} onClick={showMore}>
          {say('more')}
        </Button>
      ) : null}
    </section>
  );
}

function Change({ change }: { readonly change: RoleChangeWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const { nameOf, namesOf } = useRoleText();
  const { before, after } = change;
  const about = { by: nameOf(change.by), person: nameOf(change.person) };
  const gained = after.filter((role) => !before.includes(role));
  const lost = before.filter((role) => !after.includes(role));
  return (
    <li className={styles.change}>
      <time dateTime={change.at} className={styles.when}>
        {dayAndTimeText(change.at, language)}
      </time>
      <span className={styles.what}>
        {gained.length > 0 ? (
          <span>{say('gained', { ...about, roles: namesOf(gained) })}</span>
        ) : null}
        {lost.length > 0 ? <span>{say('lost', { ...about, roles: namesOf(lost) })}</span> : null}
      </span>
    </li>
  );
}
