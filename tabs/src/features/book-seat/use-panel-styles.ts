import { makeStyles, tokens } from '@fluentui/react-components';

/** Below this width the panel is a sheet at the bottom. */
const sheet = '@media (max-width: 900px)';

export const usePanelStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalXL,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    [sheet]: {
      gap: tokens.spacingVerticalS,
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
      paddingBottom: `max(${tokens.spacingVerticalM}, env(safe-area-inset-bottom))`,
      maxHeight: '62dvh',
      borderTopLeftRadius: tokens.borderRadiusXLarge,
      borderTopRightRadius: tokens.borderRadiusXLarge,
      boxShadow: tokens.shadow16,
    },
  },
  head: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  title: { flexGrow: 1, minWidth: 0 },
  eyebrow: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
    [sheet]: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  },
  state: { margin: 0, color: tokens.colorNeutralForeground2 },
  when: {
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    [sheet]: { fontWeight: tokens.fontWeightRegular },
  },
  small: { minWidth: '44px', minHeight: '44px', margin: '-8px -8px 0 0' },
  onlyInSheet: { display: 'none', [sheet]: { display: 'inline-flex' } },
  details: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  folded: { [sheet]: { display: 'none' } },
  move: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  primary: { minHeight: '48px', fontSize: tokens.fontSizeBase400, width: '100%', maxWidth: 'none' },
});
