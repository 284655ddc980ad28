import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, DismissCircleRegular } from '@fluentui/react-icons';
import type { VerdictsWire } from '@sekitori/api/contract/operation-wire';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
import { sentences } from '../../lib/sentences.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyle: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    alignItems: 'start',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  sign: { fontSize: '24px', lineHeight: 1 },
  passes: { color: tokens.colorPaletteGreenForeground1 },
  refuses: { color: tokens.colorPaletteRedForeground1 },
  why: {
    gridColumn: '2 / -1',
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    wordBreak: 'auto-phrase',
    lineHeight: 1.6,
  },
  detail: { color: tokens.colorNeutralForeground2, lineHeight: 1.6 },
});

type Verdict = VerdictsWire['verdicts'][number];

/** Each rule, those that refuse the wish first: in the words that people would read, and where they were set. */
export function VerdictList({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const ordered = [
    ...verdicts.filter(({ refusal }) => refusal),
    ...verdicts.filter(({ refusal }) => !refusal),
  ];
  return (
    <ul className={styles.list} aria-label={say('verdicts')}>
      {ordered.map((verdict) => (
        <Row key={verdict.rule} verdict={verdict} />
      ))}
    </ul>
  );
}

const levels = {
  product: 'setNowhere',
  tenant: 'setForTenant',
  site: 'setForSite',
  floor: 'setForFloor',
  zone: 'setForZone',
  seat: 'setForSeat',
} as const;

function Row({ verdict }: { readonly verdict: Verdict }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const clockText = useClockText();
  const { rule, refusal, setAt } = verdict;
  return (
    <li className={styles.row} data-rule={rule} data-verdict={refusal ? 'refuses' : 'passes'}>
      {refusal ? (
        <DismissCircleRegular
          className={mergeClasses(styles.sign, styles.refuses)}
          aria-label={say('refuses')}
        />
      ) : (
        <CheckmarkCircleRegular
          className={mergeClasses(styles.sign, styles.passes)}
          aria-label={say('passes')}
        />
      )}
      <Text weight="semibold">{say(rule)}</Text>
      {setAt ? (
        <Badge appearance="outline" color="informative">
          {say(levels[setAt])}
        </Badge>
      ) : (
        <span />
      )}
      {refusal ? (
        <span className={styles.why}>
          <Text>{clockText(refusal.title)}</Text>
          <Text size={200} className={styles.detail}>
            {clockText(sentences(refusal.detail, refusal.next))}
          </Text>
        </span>
      ) : null}
    </li>
  );
}
