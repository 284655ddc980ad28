import { Button, mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular, DismissRegular } from '@fluentui/react-icons';
import { SeatSign } from '../../components/seat/SeatSign.tsx';
import { initialsOf, lookOf } from '../../components/seat/seat-look.ts';
import { useSeatWords } from '../../components/seat/why-not.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookMessages } from './messages.ts';
import type { SeatPanelProps } from './SeatPanel.tsx';
import { usePanelStyles } from './use-panel-styles.ts';

type Props = Pick<
  SeatPanelProps,
  'floor' | 'day' | 'seat' | 'availability' | 'proposedBecause' | 'mine' | 'onChoose'
> & { readonly isOpen: boolean; readonly onToggle: () => void };

/** Which seat it is, how it stands or why it is proposed. */
export function SeatHead(props: Props) {
  const { seat, availability, proposedBecause, isOpen } = props;
  const styles = usePanelStyles();
  const say = useMessages(bookMessages);
  const { why } = useSeatWords(props.day);
  const zone = props.floor.zones.find(({ id }) => id === seat.zoneId);
  const facts = [zone?.name, why(availability)].filter(Boolean).join(' · ');
  const mayClose = !proposedBecause && !props.mine;
  return (
    <div className={styles.head}>
      <SeatSign
        look={lookOf(availability)}
        initials={availability.holder ? initialsOf(availability.holder.name) : ''}
        size={44}
      />
      <div className={styles.title}>
        <p className={styles.eyebrow}>{proposedBecause ? say(`why.${proposedBecause}`) : facts}</p>
        <h2 className={styles.name}>{seat.name}</h2>
      </div>
      <Button
        appearance="subtle"
        className={mergeClasses(styles.small, styles.onlyInSheet)}
        icon={isOpen ? <ChevronDownRegular /> : <ChevronUpRegular />}
        aria-expanded={isOpen}
        aria-label={say(isOpen ? 'less' : 'more')}
        onClick={props.onToggle}
      />
      {mayClose ? (
        <Button
          appearance="subtle"
          className={styles.small}
          icon={<DismissRegular />}
          aria-label={say('close')}
          onClick={() => props.onChoose(undefined)}
        />
      ) : null}
    </div>
  );
}
