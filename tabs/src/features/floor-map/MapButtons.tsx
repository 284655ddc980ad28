import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowFitRegular,
  MyLocationRegular,
  SubtractRegular,
} from '@fluentui/react-icons';
import { useMessages } from '../../lib/messages.ts';
import { mapMessages } from './messages.ts';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    right: tokens.spacingHorizontalM,
    bottom: tokens.spacingVerticalM,
    display: 'flex',
    flexDirection: 'column',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  button: { minWidth: '44px', minHeight: '44px' },
  zoom: { '@media (pointer: coarse)': { display: 'none' } },
});

type Props = {
  readonly onFit: () => void;
  readonly onZoom: (by: number) => void;
  readonly onMine: (() => void) | undefined;
};

/** Whole floor, my seat, and zoom for those who have neither wheel nor two fingers. */
export function MapButtons({ onFit, onZoom, onMine }: Props) {
  const styles = useStyles();
  const say = useMessages(mapMessages);
  const buttons = [
    { key: 'zoomIn', icon: <AddRegular />, onClick: () => onZoom(1.5), isZoom: true },
    { key: 'zoomOut', icon: <SubtractRegular />, onClick: () => onZoom(1 / 1.5), isZoom: true },
    { key: 'fit', icon: <ArrowFitRegular />, onClick: onFit, isZoom: false },
    ...(onMine
      ? [{ key: 'mine', icon: <MyLocationRegular />, onClick: onMine, isZoom: false } as const]
      : []),
  ] as const;
  return (
    <div className={styles.root}>
      {buttons.map(({ key, icon, onClick, isZoom }) => (
        <Button
          key={key}
          appearance="transparent"
          className={isZoom ? `${styles.button} ${styles.zoom}` : styles.button}
          icon={icon}
          aria-label={say(key)}
          title={say(key)}
          onClick={onClick}
        />
      ))}
    </div>
  );
}
