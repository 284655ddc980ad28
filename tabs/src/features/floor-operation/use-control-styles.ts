import { makeStyles, tokens } from '@fluentui/react-components';

/** Controls within sentences: as high as a thumb, as wide as what they say. */
export const useControlStyles = makeStyles({
  select: {
    minWidth: 0,
    maxWidth: '100%',
    '& select': { minWidth: 0, maxWidth: '100%', height: '44px', minHeight: '44px' },
  },
  box: {
    minHeight: '44px',
    '& input': { fontVariantNumeric: 'tabular-nums', textAlign: 'center' },
  },
  input: { minHeight: '44px' },
  number: { width: '76px' },
  limit: { width: '104px' },
  time: { width: '92px' },
  text: { minHeight: '44px', width: '240px', maxWidth: '100%' },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
  icon: { minWidth: '44px', maxWidth: '44px', minHeight: '44px' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
  hint: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  list: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyle: 'none' },
});
