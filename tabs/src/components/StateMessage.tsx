import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    textAlign: 'center',
    maxWidth: '440px',
    minHeight: '320px',
    margin: '0 auto',
    padding: tokens.spacingHorizontalXXL,
  },
  icon: { fontSize: '48px', lineHeight: 1, color: tokens.colorBrandForeground1 },
  // Fluent's Text begins its own lines at the left.
  title: { margin: 0, textAlign: 'center', textWrap: 'balance', wordBreak: 'auto-phrase' },
  detail: {
    textAlign: 'center',
    textWrap: 'balance',
    color: tokens.colorNeutralForeground2,
    wordBreak: 'auto-phrase',
  },
  button: { minHeight: '44px', marginTop: tokens.spacingVerticalS },
});

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly onClick: () => void } | undefined;
  /** Another way, for the few. */
  readonly other?: { readonly label: string; readonly onClick: () => void } | undefined;
  /** Whether a screen reader is told at once, for what happened without being asked for. */
  readonly isUrgent?: boolean;
};

/** A screen that has nothing to show: what happened in a sentence, and one button that helps. */
export function StateMessage({ icon, title, detail, action, other, isUrgent }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root} role={isUrgent ? 'alert' : undefined}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Text as="h1" size={500} weight="semibold" className={styles.title}>
        {title}
      </Text>
      {detail ? <Text className={styles.detail}>{detail}</Text> : null}
      {action ? (
        <Button appearance="primary" className={styles.button} onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
      {other ? (
        <Button className={styles.button} onClick={other.onClick}>
          {other.label}
        </Button>
      ) : null}
    </div>
  );
}
