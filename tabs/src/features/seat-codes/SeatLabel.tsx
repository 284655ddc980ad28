import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { SeatCodesWire } from '@sekitori/api/contract/seat-wire';
import { useMemo } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { messages, onLabel } from './messages.ts';
import { qrPath } from './qr-path.ts';

export type LabelSize = 'small' | 'large';

// A label is paper: black on white in every theme, in the measures of paper. The longest names that there
// are take two lines, and all of it stays within the label.
const useStyles = makeStyles({
  label: {
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'center',
    gap: '0.4mm',
    boxSizing: 'border-box',
    maxWidth: '100%',
    color: '#000',
    backgroundColor: '#fff',
    border: '0.2mm dashed #767676',
    // Systems in high contrast would have it black on black.
    forcedColorAdjust: 'none',
    textAlign: 'center',
    breakInside: 'avoid',
    overflow: 'hidden',
  },
  small: { width: '45mm', height: '52mm', padding: '1mm 2mm', fontSize: '2.6mm', lineHeight: 1.3 },
  large: { width: '92mm', height: '86mm', padding: '2mm', fontSize: '3.6mm', lineHeight: 1.3 },
  smallCode: { width: '28mm', height: '28mm' },
  largeCode: { width: '50mm', height: '50mm' },
  name: { fontWeight: 700, lineHeight: 1.1, overflowWrap: 'anywhere' },
  smallName: { fontSize: '5mm' },
  smallLongName: { fontSize: '3mm' },
  largeName: { fontSize: '9mm' },
  largeLongName: { fontSize: '5.5mm' },
  place: {
    display: '-webkit-box',
    overflow: 'hidden',
    lineHeight: 1.25,
    overflowWrap: 'anywhere',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 2,
  },
  smallPlace: { fontSize: '2.3mm' },
  largePlace: { fontSize: '3.2mm' },
});

/** More letters than this take a second line in the size of short names. */
const mostLetters = 8;

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
  const isLong = seat.name.length > mostLetters;
  const nameStyle = {
    small: isLong ? styles.smallLongName : styles.smallName,
    large: isLong ? styles.largeLongName : styles.largeName,
  }[size];
  return (
    <li className={mergeClasses(styles.label, isSmall ? styles.small : styles.large)}>
      <span className={mergeClasses(styles.name, nameStyle)}>{seat.name}</span>
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
      <span className={mergeClasses(styles.place, isSmall ? styles.smallPlace : styles.largePlace)}>
        {place}
      </span>
    </li>
  );
}
