import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  ground: { fill: tokens.colorNeutralBackground3 },
  line: { stroke: tokens.colorNeutralStroke1, strokeWidth: '1.5px' },
});

type Props = { readonly spacing: number };

/** The pattern of blocked seats; drawn once a page, in the units of whoever draws with it. */
export function Hatching({ spacing }: Props) {
  const styles = useStyles();
  return (
    <defs>
      <pattern
        id="hatched"
        width={spacing}
        height={spacing}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={spacing} height={spacing} className={styles.ground} />
        <line y2={spacing} className={styles.line} style={{ strokeWidth: spacing / 4 }} />
      </pattern>
    </defs>
  );
}
