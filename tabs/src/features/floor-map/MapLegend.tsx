import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular, InfoRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { type SeatLook, seatLooks } from '../../components/seat/seat-look.ts';
import { useSaySeat } from '../../components/seat/spoken-name.ts';
import { readKept, writeKept } from '../../lib/kept-choice.ts';
import { useMessages } from '../../lib/messages.ts';
import { mapMessages } from './messages.ts';

const useStyles = makeStyles({
  root: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    bottom: tokens.spacingVerticalM,
    display: 'flex',
    alignItems: 'center',
    maxWidth: 'calc(100% - 84px)',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    color: tokens.colorNeutralForeground1,
  },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    margin: 0,
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  entry: { display: 'flex', alignItems: 'center', gap: '6px', whiteSpace: 'nowrap' },
  button: { minWidth: '44px', minHeight: '44px' },
});

/** These stand on every floor sooner or later; the others only where a floor has such seats. */
const usual: ReadonlySet<SeatLook> = new Set(['free', 'partly-free', 'taken', 'mine', 'blocked']);

/** What the shapes on the map mean; stays closed once it was closed, and starts so on a phone. */
export function MapLegend({ looks }: { readonly looks: ReadonlySet<SeatLook> }) {
  const styles = useStyles();
  const say = useMessages(mapMessages);
  const saySeat = useSaySeat();
  const [isOpen, setOpen] = useState(
    () =>
      (readKept('legend') ?? (matchMedia('(max-width: 700px)').matches ? 'no' : 'yes')) === 'yes',
  );
  const shown = seatLooks.filter((look) => usual.has(look) || looks.has(look));
  const toggle = () => {
    writeKept('legend', isOpen ? 'no' : 'yes');
    setOpen(!isOpen);
  };
  return (
    <div className={styles.root}>
      {isOpen ? (
        <ul className={styles.list} aria-label={say('legend')}>
          {shown.map((look) => (
            <li key={look} className={styles.entry}>
              <SeatSign look={look} size={20} />
              {saySeat(look)}
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        appearance="transparent"
        className={styles.button}
        icon={isOpen ? <DismissRegular /> : <InfoRegular />}
        aria-label={say(isOpen ? 'hideLegend' : 'showLegend')}
        aria-expanded={isOpen}
        onClick={toggle}
      />
    </div>
  );
}
