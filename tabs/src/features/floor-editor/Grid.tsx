import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useAppearance } from '../../lib/appearance.ts';

const useStyles = makeStyles({
  line: { stroke: tokens.colorNeutralStroke2, fill: 'none', pointerEvents: 'none' },
  sheet: { pointerEvents: 'none', opacity: 0.7 },
  // The contrast theme has only strong lines, and these must not look like walls.
  sheetInContrast: { opacity: 0.22 },
});

type Props = {
  readonly step: number;
  readonly extent: { readonly width: number; readonly height: number };
};

/** The crossings that seats snap to, as thin lines over the picture; every second one, to stay quiet. */
export function Grid({ step, extent }: Props) {
  const styles = useStyles();
  const isContrast = useAppearance() === 'contrast';
  const side = step * 2;
  return (
    <>
      <defs>
        <pattern id="editor-grid" width={side} height={side} patternUnits="userSpaceOnUse">
          <path d={`M ${side} 0 H 0 V ${side}`} className={styles.line} strokeWidth={step / 24} />
        </pattern>
      </defs>
      <rect
        {...sizeOf(extent)}
        fill="url(#editor-grid)"
        className={mergeClasses(styles.sheet, isContrast && styles.sheetInContrast)}
      />
    </>
  );
}

const sizeOf = ({ width, height }: Props['extent']) => ({ width, height });
