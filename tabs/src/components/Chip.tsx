import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  chip: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    flexShrink: 0,
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (pointer: coarse), (max-width: 480px)': { minHeight: '44px' },
    '@media (max-width: 420px)': { padding: '0 10px' },
  },
  over: {
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    cursor: 'not-allowed',
    ':hover': { backgroundColor: 'transparent' },
  },
  on: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
});

type Props = {
  readonly isOn: boolean;
  readonly onToggle: () => void;
  /** What can no longer be chosen stays where it is, so that nobody looks for it. */
  readonly isOver?: boolean;
  readonly children: ReactNode;
};

/** A choice that is on or off, in a row of its like. */
export function Chip({ isOn, onToggle, isOver = false, children }: Props) {
  const styles = useStyles();
  return (
    <button
      type="button"
      aria-pressed={isOn}
      disabled={isOver}
      className={mergeClasses(styles.chip, isOn && styles.on, isOver && styles.over)}
      onClick={onToggle}
    >
      {children}
    </button>
  );
}
