import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Place } from '@sekitori/api/domain/operation-change';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  step: {
    minWidth: '44px',
    minHeight: '52px',
    maxWidth: '280px',
    justifyContent: 'start',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    '& > .fui-CounterBadge': { marginInlineStart: tokens.spacingHorizontalS, flexShrink: 0 },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    border: `1px solid ${tokens.colorBrandStroke1}`,
  },
});

/** How a step of the chain looks: the one that is shown stands out, and says so. */
export function useStepLook(level: Place['level']) {
  const styles = useStyles();
  const { desk } = useDesk();
  const isChosen = desk.place.level === level;
  return {
    className: mergeClasses(styles.step, isChosen && styles.chosen),
    ...(isChosen ? { 'aria-current': 'true' as const } : {}),
  };
}
