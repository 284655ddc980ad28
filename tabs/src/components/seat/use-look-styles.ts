import { makeStyles, tokens } from '@fluentui/react-components';

/**
 * The colours of each look, as SVG fill and stroke. A look is told apart by shape and mark first:
 * these only repeat it for those who see colours.
 */
export const useBodyStyles = makeStyles({
  free: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorCompoundBrandStroke },
  'partly-free': {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorCompoundBrandStroke,
    strokeDasharray: '3 2',
  },
  taken: { fill: tokens.colorNeutralBackground6, stroke: tokens.colorNeutralStrokeAccessible },
  mine: { fill: tokens.colorBrandBackground, stroke: tokens.colorBrandBackground },
  'drop-in': {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorCompoundBrandStroke,
    strokeDasharray: '1 3',
    strokeLinecap: 'round',
  },
  assigned: { fill: tokens.colorNeutralBackground3, stroke: tokens.colorNeutralStrokeAccessible },
  blocked: { fill: 'url(#hatched)', stroke: tokens.colorNeutralStroke1 },
});

/** The colours of the mark and the name on each look. */
export const useMarkStyles = makeStyles({
  free: { color: tokens.colorNeutralForeground1 },
  'partly-free': { color: tokens.colorNeutralForeground1 },
  taken: { color: tokens.colorNeutralForeground1 },
  mine: { color: tokens.colorNeutralForegroundOnBrand },
  'drop-in': { color: tokens.colorNeutralForeground1 },
  assigned: { color: tokens.colorNeutralForeground2 },
  blocked: { color: tokens.colorNeutralForeground2 },
});
