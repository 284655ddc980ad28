import { makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { mostLeaverGraceDays } from '@sekitori/api/domain/leaver-grace';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { call } from '../../lib/api-client.ts';
import { useMessages } from '../../lib/messages.ts';
import { leaverMessages } from './leaver-messages.ts';
import { peopleSettingsQuery } from './queries.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalXXXL,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0 },
  sentence: { lineHeight: '44px', wordBreak: 'auto-phrase' },
  choice: { display: 'inline-block', margin: `0 ${tokens.spacingHorizontalXS}` },
  select: { '& select': { minHeight: '44px', height: '44px' } },
  hint: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  saved: { minHeight: '20px', color: tokens.colorNeutralForeground2 },
});

const days = Array.from({ length: mostLeaverGraceDays + 1 }, (_, count) => count);

/** The tenant's rule about bookings of leavers, as a sentence whose number can be changed. */
export function LeaverGrace() {
  const styles = useStyles();
  const say = useMessages(leaverMessages);
  const client = useQueryClient();
  const titleId = useId();
  const hintId = useId();
  const known = useQuery(peopleSettingsQuery);
  const change = useMutation({
    mutationFn: (leaverGraceDays: number) =>
      call('changePeopleSettings', {
        body: { leaverGraceDays },
        ifMatch: known.data?.version ?? '',
      }),
    onSuccess: (settings) => client.setQueryData(peopleSettingsQuery.queryKey, settings),
    // Somebody else decided meanwhile: what holds now is shown beside the sentence that says so.
    onError: () => void known.refetch(),
  });
  if (!known.data) return null;
  const shown = change.isPending ? change.variables : known.data.leaverGraceDays;
  return (
    <section className={styles.root} aria-labelledby={titleId}>
      <Text as="h2" size={400} weight="semibold" className={styles.title} id={titleId}>
        {say('leaversTitle')}
      </Text>
      <Text className={styles.sentence}>
        {say('before')}
        <span className={styles.choice}>
          <Select
            className={styles.select}
            aria-label={say('choice')}
            aria-describedby={hintId}
            value={String(shown)}
            disabled={change.isPending}
            onChange={(_, { value }) => change.mutate(Number(value))}
          >
            {days.map((count) => (
              <option key={count} value={count}>
                {say(count === 0 ? 'minutes' : count === 1 ? 'day' : 'days', { count })}
              </option>
            ))}
          </Select>
        </span>
        {say('after')}
      </Text>
      <Text size={200} className={styles.hint} id={hintId}>
        {say('hint')}
      </Text>
      {change.isError ? <ProblemBar error={change.error} onDismiss={change.reset} /> : null}
      <Text size={200} role="status" className={styles.saved}>
        {change.isSuccess ? say('saved') : ''}
      </Text>
    </section>
  );
}
