import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  wide: { maxWidth: '760px' },
  title: { wordBreak: 'auto-phrase' },
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
    wordBreak: 'auto-phrase',
  },
  button: { minHeight: '44px', '@media (min-width: 481px)': { whiteSpace: 'nowrap' } },
});

/** More answers than this stand beside each other only in a wider dialog. */
const mostAnswers = 3;

type Answer = {
  readonly label: string;
  /** It cannot be given yet, or is being done. */
  readonly isWaiting?: boolean;
  readonly onChoose: () => void;
};

type Props = {
  readonly title: string;
  readonly children: ReactNode;
  /** From the harmless to the one that goes on; the last is the primary. */
  readonly answers: readonly Answer[];
  readonly isBusy?: boolean;
  readonly onClose: () => void;
};

/** A question before something happens to somebody, with its answers as buttons that say what they do. */
export function Question({ title, children, answers, isBusy = false, onClose }: Props) {
  const styles = useStyles();
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={answers.length > mostAnswers ? styles.wide : undefined}>
        <DialogBody>
          <DialogTitle className={styles.title}>{title}</DialogTitle>
          <DialogContent className={styles.content}>{children}</DialogContent>
          <DialogActions fluid>
            {answers.map(({ label, isWaiting = false, onChoose }, index) => (
              <Button
                key={label}
                appearance={index === answers.length - 1 ? 'primary' : 'secondary'}
                className={styles.button}
                disabledFocusable={isBusy || isWaiting}
                onClick={onChoose}
              >
                {label}
              </Button>
            ))}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
