import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ZoneWire } from '@sekitori/api/contract/floor-wire';
import { memo } from 'react';

const useStyles = makeStyles({
  area: {
    fillOpacity: 0.34,
    strokeOpacity: 0.4,
    strokeWidth: '1px',
    vectorEffect: 'non-scaling-stroke',
  },
  lavender: {
    fill: tokens.colorPaletteLavenderBackground2,
    stroke: tokens.colorPaletteLavenderBorderActive,
  },
  gold: { fill: tokens.colorPaletteGoldBackground2, stroke: tokens.colorPaletteGoldBorderActive },
  sky: {
    fill: tokens.colorPaletteLightTealBackground2,
    stroke: tokens.colorPaletteLightTealBorderActive,
  },
  rose: { fill: tokens.colorPalettePinkBackground2, stroke: tokens.colorPalettePinkBorderActive },
  contrast: {
    fill: 'none',
    stroke: tokens.colorNeutralForeground1,
    strokeOpacity: 1,
    strokeDasharray: '6 6',
  },
  name: {
    fill: tokens.colorNeutralForeground1,
    stroke: tokens.colorNeutralBackground1,
    paintOrder: 'stroke',
    strokeLinejoin: 'round',
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
    // The same size on the screen at every zoom.
    fontSize: 'calc(13px / var(--plan-scale, 1))',
    strokeWidth: 'calc(4px / var(--plan-scale, 1))',
  },
});

const tints = ['lavender', 'gold', 'sky', 'rose'] as const;

type Props = { readonly zones: readonly ZoneWire[]; readonly isContrast: boolean };

/** Zones as soft tinted areas. */
export const ZoneAreas = memo(function ZoneAreas({ zones, isContrast }: Props) {
  const styles = useStyles();
  return zones.map((zone, index) => (
    <rect
      key={zone.id}
      x={zone.x}
      y={zone.y}
      width={zone.width}
      height={zone.height}
      rx={Math.min(zone.width, zone.height) * 0.04}
      className={mergeClasses(
        styles.area,
        styles[isContrast ? 'contrast' : (tints[index % tints.length] ?? 'lavender')],
      )}
    />
  ));
});

/** The zones' names, above everything else on the plan. */
export const ZoneNames = memo(function ZoneNames({ zones }: Pick<Props, 'zones'>) {
  const styles = useStyles();
  return (
    <g pointerEvents="none">
      {zones.map((zone) => (
        <text key={zone.id} x={zone.x} y={zone.y} dy="-0.45em" className={styles.name}>
          {zone.name}
        </text>
      ))}
    </g>
  );
});
