import { makeStyles, tokens } from '@fluentui/react-components';

/** How a day looks in the strip, whatever is written on it. */
export const useDayStyles = makeStyles({
  day: {
    flex: '0 0 auto',
    position: 'relative',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
    minWidth: '94px',
    maxWidth: '156px',
    minHeight: '62px',
    padding: `6px ${tokens.spacingHorizontalM} 8px`,
    textAlign: 'start',
    fontFamily: 'inherit',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  /** A little room where a week begins. */
  week: {
    marginInlineStart: tokens.spacingHorizontalM,
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: `calc(-1px - ${tokens.spacingHorizontalMNudge})`,
      top: '8px',
      bottom: '8px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
  },
  weekend: { backgroundColor: 'transparent' },
  closed: {
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
  },
  chosen: {
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorCompoundBrandStroke}`,
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2 },
  },
  date: {
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  line: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  reason: { overflow: 'hidden', textOverflow: 'ellipsis', color: tokens.colorNeutralForeground1 },
  next: {
    cursor: 'default',
    border: `1px dotted ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: 'transparent',
    maxWidth: 'none',
    ':hover': { backgroundColor: 'transparent' },
  },
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});
