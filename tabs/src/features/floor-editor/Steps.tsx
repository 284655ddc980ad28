import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import { useMessages } from '../../lib/messages.ts';
import type { Draft } from './draft.ts';
import { workMessages } from './work-messages.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground2,
  },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  number: {
    display: 'grid',
    placeItems: 'center',
    width: '20px',
    height: '20px',
    fontSize: tokens.fontSizeBase200,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusCircular,
  },
  numberNow: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
  },
  done: { fontSize: '20px', color: tokens.colorBrandForeground1 },
});

/** Where somebody stands who makes their first floor: plan, seats, publish. */
export function Steps({ draft }: { readonly draft: Draft }) {
  const styles = useStyles();
  const say = useMessages(workMessages);
  const done = [draft.plan !== undefined, draft.seats.length > 0, false];
  const now = done.indexOf(false);
  return (
    <ol className={styles.list} aria-label={say('steps')}>
      {(['stepPlan', 'stepSeats', 'stepPublish'] as const).map((step, index) => (
        <li
          key={step}
          className={mergeClasses(styles.step, index === now && styles.now)}
          aria-current={index === now ? 'step' : undefined}
        >
          {done[index] ? (
            <CheckmarkCircleFilled className={styles.done} aria-hidden />
          ) : (
            <span className={mergeClasses(styles.number, index === now && styles.numberNow)}>
              {index + 1}
            </span>
          )}
          {say(step)}
        </li>
      ))}
    </ol>
  );
}
