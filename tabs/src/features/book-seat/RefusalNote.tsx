import { makeStyles, tokens } from '@fluentui/react-components';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { useClockText } from '../../lib/clock-text.ts';
import { Alternatives } from './Alternatives.tsx';
import { QuotaUsed } from './QuotaUsed.tsx';
import type { SeatPanelProps } from './SeatPanel.tsx';
import { WaysOut } from './WaysOut.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, wordBreak: 'auto-phrase' },
});

type Props = SeatPanelProps & { readonly refusal: RefusalWire };

/** Why a seat cannot be had, by whose rule, what would work instead, and what is free nearby (B8). */
export function RefusalNote(props: Props) {
  const { refusal } = props;
  const styles = useStyles();
  const clockText = useClockText();
  const ways = props.waysOut(refusal);
  const hasAlternatives = (refusal.alternatives ?? []).length > 0;
  return (
    <div className={styles.root} data-refusal={refusal.code}>
      <h3 className={styles.title}>{clockText(refusal.title)}</h3>
      <p className={styles.text}>{clockText(refusal.detail)}</p>
      {refusal.quota ? <QuotaUsed quota={refusal.quota} /> : null}
      {/* It names the seats nearby, which stand below as cards. */}
      {hasAlternatives || !refusal.next ? null : (
        <p className={styles.text}>{clockText(refusal.next)}</p>
      )}
      <WaysOut ways={ways} day={props.day} onGo={props.onGo} />
      <Alternatives {...props} alternatives={refusal.alternatives ?? []} />
    </div>
  );
}
