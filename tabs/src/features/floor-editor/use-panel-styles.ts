import { makeStyles, tokens } from '@fluentui/react-components';

/** What the panels at the side have in common. */
export const usePanelStyles = makeStyles({
  stack: { display: 'grid', gap: tokens.spacingVerticalL },
  section: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalM },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  button: { minHeight: '44px' },
  field: { minHeight: '44px' },
  icon: { minWidth: '44px', minHeight: '44px' },
});
