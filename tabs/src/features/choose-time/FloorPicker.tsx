import { makeStyles, tokens } from '@fluentui/react-components';
import type { FloorSummaryWire } from '@sekitori/api/contract/floor-wire';
import { useMessages } from '../../lib/messages.ts';
import { timeMessages } from './messages.ts';

const useStyles = makeStyles({
  select: {
    minHeight: '44px',
    maxWidth: '100%',
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    textOverflow: 'ellipsis',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

type Props = {
  readonly floors: readonly FloorSummaryWire[];
  readonly floorId: string;
  readonly onChoose: (floorId: string) => void;
};

/** One list of all floors under their sites; the browser's own list, which phones show best. */
export function FloorPicker({ floors, floorId, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(timeMessages);
  const sites = new Map(floors.map(({ site }) => [site.id, site.name]));
  return (
    <select
      className={styles.select}
      aria-label={say('floor')}
      value={floorId}
      onChange={(event) => onChoose(event.target.value)}
    >
      {[...sites].map(([siteId, siteName]) => (
        <optgroup key={siteId} label={siteName}>
          {floors
            .filter(({ site }) => site.id === siteId)
            .map((floor) => (
              <option key={floor.id} value={floor.id}>
                {`${siteName} ${floor.name}`}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}
