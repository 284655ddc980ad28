import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { QuotaWire } from '@sekitori/api/contract/seat-wire';
import { useQuery } from '@tanstack/react-query';
import { useMessages } from '../lib/messages.ts';
import { quotaQuery } from '../lib/queries.ts';
import { quotaMessages } from './quota-messages.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground2,
  },
  entry: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  figures: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  dots: { display: 'flex', gap: '3px' },
  dot: {
    boxSizing: 'border-box',
    width: '10px',
    height: '10px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1.5px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  used: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    border: `1.5px solid ${tokens.colorCompoundBrandBackground}`,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
});

/** With more than these, dots would have to be counted. */
const mostDots = 7;

type Props = {
  readonly floorId: string;
  /** The workday that the quotas are counted around; today where none is named. */
  readonly workday?: string;
  /** Said where quotas of several floors stand together. */
  readonly floorName?: string;
};

/** How much of each of my quotas on a floor is used: 今週 2 / 3. Nothing where there is none (B4). */
export function QuotaLine({ floorId, workday, floorName }: Props) {
  const styles = useStyles();
  const say = useMessages(quotaMessages);
  const { data = [] } = useQuery(quotaQuery(floorId, workday));
  if (data.length === 0) return null;
  const about = workday === undefined ? 'now' : 'then';
  return (
    <ul className={styles.list} aria-label={say('quota')}>
      {floorName ? <li>{floorName}</li> : null}
      {data.map((use) => (
        <li key={use.span} className={styles.entry}>
          <span>{say(`${use.span}.${about}`)}</span>
          <Dots {...use} />
          <span className={styles.figures}>{say('used', { used: use.used, most: use.most })}</span>
        </li>
      ))}
    </ul>
  );
}

function Dots({ used, most }: QuotaWire['items'][number]) {
  const styles = useStyles();
  if (most > mostDots) return null;
  return (
    <span className={styles.dots} aria-hidden="true">
      {Array.from({ length: most }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: dots are nothing but their place
        <span key={at} className={mergeClasses(styles.dot, at < used && styles.used)} />
      ))}
    </span>
  );
}
