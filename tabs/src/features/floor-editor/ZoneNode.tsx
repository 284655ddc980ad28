import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ZoneWire } from '@sekitori/api/contract/floor-wire';
import { memo } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { corners } from './plan-gesture.ts';

const useStyles = makeStyles({
  zone: { outline: 'none', ':focus-visible > rect': { strokeWidth: '3px' } },
  area: {
    fill: tokens.colorBrandBackground2,
    fillOpacity: 0.55,
    stroke: tokens.colorBrandStroke2,
    strokeWidth: '1.5px',
    vectorEffect: 'non-scaling-stroke',
    // Seats inside must be reachable by a rubber band: a zone is taken by its edge or its name.
    pointerEvents: 'stroke',
    cursor: 'move',
  },
  areaSelected: { stroke: tokens.colorBrandStroke1, strokeWidth: '2.5px' },
  name: {
    fill: tokens.colorBrandForeground2,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '0.25em',
    strokeLinejoin: 'round',
    paintOrder: 'stroke',
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    dominantBaseline: 'hanging',
    cursor: 'move',
  },
  corner: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorBrandStroke1,
    strokeWidth: '2px',
    vectorEffect: 'non-scaling-stroke',
  },
});

type Props = { readonly zone: ZoneWire; readonly size: number; readonly isSelected: boolean };

/** A zone as a tinted area with its name, and corners to pull when it is selected. */
export const ZoneNode = memo(function ZoneNode({ zone, size, isSelected }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { x, y, width, height } = zone;
  return (
    <g
      data-zone={zone.id}
      role="option"
      tabIndex={0}
      aria-selected={isSelected}
      aria-label={say('zoneSpoken', { name: zone.name })}
      className={styles.zone}
    >
      <rect
        {...{ x, y, width, height }}
        rx={size * 0.12}
        className={mergeClasses(styles.area, isSelected && styles.areaSelected)}
      />
      <text x={x + size * 0.14} y={y + size * 0.12} fontSize={size * 0.3} className={styles.name}>
        {zone.name}
      </text>
      {isSelected
        ? corners.map((corner) => (
            <rect
              key={corner}
              data-corner={corner}
              x={(corner.endsWith('w') ? x : x + width) - size * 0.14}
              y={(corner.startsWith('n') ? y : y + height) - size * 0.14}
              width={size * 0.28}
              height={size * 0.28}
              className={styles.corner}
              style={{ cursor: corner === 'nw' || corner === 'se' ? 'nwse-resize' : 'nesw-resize' }}
            />
          ))
        : null}
    </g>
  );
});
