import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
  },
  sign: {
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    fontSize: '22px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  what: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  button: {
    minHeight: '44px',
    whiteSpace: 'nowrap',
    '@media (max-width: 480px)': { gridColumn: '2 / -1', justifySelf: 'start' },
  },
});

type Props = {
  readonly sign: ReactNode;
  readonly children: ReactNode;
  /** What can be done with it; `name` says of which one, to who hears the button alone. */
  readonly action?:
    | {
        readonly label: string;
        readonly name: string;
        readonly isBusy?: boolean;
        readonly onChoose: () => void;
      }
    | undefined;
};

/** One thing of a list: a sign of its kind, what is to know of it, and what can be done with it. */
export function ListedThing({ sign, children, action }: Props) {
  const styles = useStyles();
  return (
    <li className={styles.row}>
      <span className={styles.sign} aria-hidden>
        {sign}
      </span>
      <span className={styles.what}>{children}</span>
      {action ? (
        <Button
          className={styles.button}
          aria-label={action.name}
          disabledFocusable={action.isBusy ?? false}
          onClick={action.onChoose}
        >
          {action.label}
        </Button>
      ) : null}
    </li>
  );
}
