import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ShieldQuestionRegular } from '@fluentui/react-icons';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { useRetries } from '../use-retries.ts';
import { unconfirmedMessages } from './unconfirmed-messages.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    flexGrow: 1,
    gap: tokens.spacingVerticalL,
    maxWidth: '480px',
    minHeight: '360px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalXXL,
    textAlign: 'center',
  },
  icon: { fontSize: '48px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  told: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: 0, textAlign: 'center', textWrap: 'balance', wordBreak: 'auto-phrase' },
  detail: {
    textAlign: 'center',
    textWrap: 'balance',
    wordBreak: 'auto-phrase',
    color: tokens.colorNeutralForeground2,
  },
  button: { minHeight: '44px', minWidth: '160px' },
  next: {
    minHeight: '24px',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

type Props = {
  /** When RSI last said yes, as text; unknown where the service did not say. */
  readonly since: string | undefined;
  /** Asks once more; whoever shows this page takes it away when that succeeds. */
  readonly onRetry: () => Promise<unknown>;
};

/** RSI is silent for too long: why nothing is done, that nothing is lost, and when it asks again by itself. */
export function UnconfirmedPage({ since, onRetry }: Props) {
  const styles = useStyles();
  const say = useMessages(unconfirmedMessages);
  const language = useLanguage();
  const { isTrying, secondsLeft, tryNow } = useRetries(onRetry);
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden>
        <ShieldQuestionRegular />
      </span>
      <div role="alert" className={styles.told}>
        <Text as="h1" size={500} weight="semibold" className={styles.title}>
          {say('title')}
        </Text>
        <Text className={styles.detail}>{say('detail')}</Text>
        {since ? (
          <Text className={styles.detail}>{say('since', { time: timeText(since, language) })}</Text>
        ) : null}
        <Text className={styles.detail}>{say('safe')}</Text>
      </div>
      <Button
        appearance="primary"
        className={styles.button}
        disabledFocusable={isTrying}
        onClick={tryNow}
      >
        {say('now')}
      </Button>
      <Text size={200} className={styles.next}>
        {isTrying ? say('trying') : say('next', { seconds: secondsLeft })}
      </Text>
    </div>
  );
}

/** The time by the reader's clock, with the day where it is not today. */
function timeText(since: string, language: string): string {
  const at = new Date(since);
  const isToday = at.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ month: 'short', day: 'numeric' } as const);
  return at.toLocaleString(language, { ...day, hour: 'numeric', minute: '2-digit' });
}
