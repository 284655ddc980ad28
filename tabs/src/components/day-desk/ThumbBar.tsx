import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const phone = '@media (max-width: 640px)';
const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    [phone]: {
      position: 'fixed',
      zIndex: 2,
      insetInline: 0,
      bottom: 0,
      flexDirection: 'column',
      padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
      paddingBottom: `max(${tokens.spacingVerticalM}, env(safe-area-inset-bottom))`,
      backgroundColor: tokens.colorNeutralBackground1,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      boxShadow: tokens.shadow16,
    },
  },
});

/** What one came for: beside what it is about, and at the lower edge of a phone, where the thumb is. */
export function ThumbBar({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().bar}>{children}</div>;
}
