import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { useMessages } from '../lib/messages.ts';
import { appMessages } from './messages.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateRows: '40px 64px minmax(320px, 1fr)',
    minHeight: 'calc(100dvh - 96px)',
    padding: tokens.spacingHorizontalL,
  },
  days: { display: 'flex', gap: tokens.spacingHorizontalS, overflow: 'hidden' },
  day: { flex: '0 0 88px', height: '64px' },
  plan: { height: '100%' },
  picker: { maxWidth: '280px', height: '36px' },
});

const days = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh'] as const;

/** The shape of the booking page while it loads: picker, days, plan. */
export function PageSkeleton() {
  const styles = useStyles();
  const say = useMessages(appMessages);
  return (
    <Skeleton aria-label={say('loading')} className={styles.root}>
      <SkeletonItem className={styles.picker} />
      <div className={styles.days}>
        {days.map((day) => (
          <SkeletonItem key={day} className={styles.day} />
        ))}
      </div>
      <SkeletonItem className={styles.plan} />
    </Skeleton>
  );
}
