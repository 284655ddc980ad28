import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, DismissCircleRegular } from '@fluentui/react-icons';
import type { VerdictsWire } from '@sekitori/api/contract/operation-wire';
import { useClockText } from '../../lib/clock-text.ts';
import { useMessages } from '../../lib/messages.ts';
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
  words: { display: 'grid', gap: tokens.spacingVerticalXXS, wordBreak: 'auto-phrase' },
  why: { color: tokens.colorNeutralForeground2, lineHeight: 1.6 },
});

type Verdict = VerdictsWire['verdicts'][number];

/** Each rule in the order it is asked: whether it lets the wish through, else in the words that people read. */
export function VerdictList({ verdicts }: { readonly verdicts: readonly Verdict[] }) {
  const styles = useStyles();
  const say = useMessages(messages);
  return (
    <ul className={styles.list} aria-label={say('verdicts')}>
      {verdicts.map((verdict) => (
        <Row key={verdict.rule} verdict={verdict} />
      ))}
    </ul>
  );
}

const levels = {
  product: 'product',
  tenant: 'tenant',
  site: 'site',
  floor: 'floor',
  zone: 'zoneLevel',
  seat: 'seatLevel',
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
          className={`${styles.sign} ${styles.refuses}`}
          aria-label={say('refuses')}
        />
      ) : (
        <CheckmarkCircleRegular
          className={`${styles.sign} ${styles.passes}`}
          aria-label={say('passes')}
        />
      )}
      <span className={styles.words}>
        <Text weight="semibold">{say(rule)}</Text>
        {refusal ? (
          <Text size={200} className={styles.why}>
            {clockText(`${refusal.title} — ${refusal.detail} ${refusal.next}`)}
          </Text>
        ) : null}
      </span>
      {setAt ? (
        <Badge appearance="outline" color="informative">
          {say('setAt', { level: say(levels[setAt]) })}
        </Badge>
      ) : (
        <span />
      )}
    </li>
  );
}
