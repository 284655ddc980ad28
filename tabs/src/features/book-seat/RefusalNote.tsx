import { makeStyles, tokens } from '@fluentui/react-components';
import type { RefusalWire } from '@sekitori/api/contract/problem';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, wordBreak: 'auto-phrase' },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  cards: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  card: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalS}`,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { border: `1px solid ${tokens.colorCompoundBrandStroke}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

type Props = {
  readonly refusal: Pick<RefusalWire, 'title' | 'detail' | 'next' | 'alternatives'>;
  readonly onChoose: (seatId: string) => void;
  /** Which alternative is pointed at, so that the map lights it up. */
  readonly onPoint: (seatId: string | undefined) => void;
};

/** Why a seat cannot be had, by whose rule, and what to take instead (B8). */
export function RefusalNote({ refusal, onChoose, onPoint }: Props) {
  const styles = useStyles();
  const say = useMessages(bookMessages);
  const alternatives = refusal.alternatives ?? [];
  return (
    <div className={styles.root}>
      <h3 className={styles.title}>{refusal.title}</h3>
      <p className={styles.text}>{refusal.detail}</p>
      {alternatives.length === 0 ? (
        <p className={styles.text}>{refusal.next}</p>
      ) : (
        <>
          <span className={styles.label}>{say('alternatives')}</span>
          <ul className={styles.cards}>
            {alternatives.map(({ seatId, name }) => (
              <li key={seatId}>
                <button
                  type="button"
                  className={styles.card}
                  aria-label={say('choose', { seat: name })}
                  onClick={() => {
                    onPoint(undefined);
                    onChoose(seatId);
                  }}
                  onPointerEnter={() => onPoint(seatId)}
                  onPointerLeave={() => onPoint(undefined)}
                  onFocus={() => onPoint(seatId)}
                  onBlur={() => onPoint(undefined)}
                >
                  <SeatSign look="free" size={22} />
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
