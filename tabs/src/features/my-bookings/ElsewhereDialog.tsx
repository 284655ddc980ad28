import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { OutcomeNote } from '../../components/day-desk/OutcomeNote.tsx';
import type { DayDesk } from '../../components/day-desk/use-day-desk.ts';
import { useMessages } from '../../lib/messages.ts';
import { ChosenSeat } from './ChosenSeat.tsx';
import { bookingsMessages } from './messages.ts';
import { SeatFinder } from './SeatFinder.tsx';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalM,
    minHeight: '320px',
  },
  button: { minHeight: '44px' },
});

type Props = {
  readonly floorId: string;
  /** The seat that I should be at, where I have one. */
  readonly from: string | undefined;
  readonly instant: number;
  readonly desk: DayDesk;
  readonly onClose: () => void;
};

/** Where somebody really sits: the seat by its name, what it is now, and one press that makes it right (C10). */
export function ElsewhereDialog({ floorId, from, instant, desk, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const [chosen, choose] = useState<string>();
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('whichSeat')}</DialogTitle>
          <DialogContent className={styles.content}>
            <OutcomeNote desk={desk} />
            {chosen === undefined ? (
              <SeatFinder floorId={floorId} from={from} onChoose={choose} />
            ) : (
              <ChosenSeat seatId={chosen} instant={instant} desk={desk} />
            )}
          </DialogContent>
          <DialogActions fluid>
            {chosen === undefined ? null : (
              <Button
                className={styles.button}
                onClick={() => {
                  desk.clear();
                  choose(undefined);
                }}
              >
                {say('otherSeat')}
              </Button>
            )}
            <Button className={styles.button} onClick={onClose}>
              {say('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
