import { Button, makeStyles, Tooltip, tokens } from '@fluentui/react-components';
import { AddRegular, PageFitRegular, SubtractRegular } from '@fluentui/react-icons';
import type { RefObject } from 'react';
import type { PlanViewHandle } from '../../components/plan-view/use-viewport.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  group: {
    position: 'absolute',
    right: tokens.spacingHorizontalM,
    bottom: tokens.spacingVerticalM,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
  },
  button: { minWidth: '44px', minHeight: '44px', borderRadius: 0 },
});

/** Zoom by buttons, for those without a wheel or a second finger. */
export function ZoomButtons({ plan }: { readonly plan: RefObject<PlanViewHandle | null> }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const buttons = [
    { key: 'zoomIn', icon: <AddRegular />, press: () => plan.current?.zoomBy(1.4) },
    { key: 'zoomOut', icon: <SubtractRegular />, press: () => plan.current?.zoomBy(1 / 1.4) },
    { key: 'fit', icon: <PageFitRegular />, press: () => plan.current?.fit() },
  ] as const;
  return (
    <div className={styles.group}>
      {buttons.map(({ key, icon, press }) => (
        <Tooltip key={key} content={say(key)} relationship="label" positioning="before">
          <Button appearance="subtle" icon={icon} className={styles.button} onClick={press} />
        </Tooltip>
      ))}
    </div>
  );
}
