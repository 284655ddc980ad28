import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { SeatCodesWire } from '@sekitori/api/contract/seat-wire';
import { useMemo } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { messages, onLabel } from './messages.ts';
import { qrPath } from './qr-path.ts';

export type LabelSize = 'small' | 'large';

// A label is paper: black on white in every theme, in the measures of paper.
const useStyles = makeStyles({
  label: {
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'center',
    gap: '1mm',
    boxSizing: 'border-box',
    padding: '2mm',
    color: '#000',
    backgroundColor: '#fff',
    border: '0.2mm dashed #767676',
    textAlign: 'center',
    breakInside: 'avoid',
    overflow: 'hidden',
  },
  small: { width: '45mm', height: '52mm', fontSize: '2.6mm', lineHeight: 1.3 },
  large: { width: '92mm', height: '86mm', fontSize: '4mm', lineHeight: 1.35 },
  smallCode: { width: '29mm', height: '29mm' },
  largeCode: { width: '52mm', height: '52mm' },
  name: { fontWeight: 700, overflowWrap: 'anywhere' },
  smallName: { fontSize: '5mm', lineHeight: 1.1 },
  largeName: { fontSize: '9mm', lineHeight: 1.1 },
  place: { overflowWrap: 'anywhere' },
});

type Props = {
  readonly seat: SeatCodesWire['items'][number];
  readonly place: string;
  readonly size: LabelSize;
};

/** What is put on a seat: its name, where it is, and the code that leads to its page. */
export function SeatLabel({ seat, place, size }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { side, path } = useMemo(() => qrPath(seat.href), [seat.href]);
  const isSmall = size === 'small';
  return (
    <li className={mergeClasses(styles.label, isSmall ? styles.small : styles.large)}>
      <span className={mergeClasses(styles.name, isSmall ? styles.smallName : styles.largeName)}>
        {seat.name}
      </span>
      <svg
        role="img"
        aria-label={say('code', { name: seat.name })}
        viewBox={`0 0 ${side} ${side}`}
        shapeRendering="crispEdges"
        className={isSmall ? styles.smallCode : styles.largeCode}
        data-href={seat.href}
      >
        <path d={path} fill="#000" />
      </svg>
      <span lang="ja">{onLabel.ja}</span>
      <span lang="en">{onLabel.en}</span>
      <span className={styles.place}>{place}</span>
    </li>
  );
}
