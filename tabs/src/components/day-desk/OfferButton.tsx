import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SeatMomentWire } from '@sekitori/api/contract/seat-wire';
import { useMessages } from '../../lib/messages.ts';
import { useSiteTimes } from '../../lib/use-site-times.ts';
import { deskMessages } from './messages.ts';

const useStyles = makeStyles({
  button: { minHeight: '48px', fontSize: tokens.fontSizeBase400, width: '100%', maxWidth: 'none' },
});

type Props = {
  readonly moment: SeatMomentWire;
  readonly isBusy: boolean;
  readonly onTake: () => void;
};

/** The one button for what a seat offers at this moment; none where it offers nothing. */
export function OfferButton({ moment, isBusy, onTake }: Props) {
  const styles = useStyles();
  const say = useMessages(deskMessages);
  const { until } = useSiteTimes(moment.site);
  const { offer, walkUp, seat } = moment;
  if (offer === 'none') return null;
  const time = walkUp === undefined ? '' : until(Date.parse(walkUp.to));
  return (
    <Button
      appearance={offer === 'leave' ? 'secondary' : 'primary'}
      size="large"
      className={styles.button}
      disabledFocusable={isBusy}
      onClick={onTake}
    >
      {say(`do.${offer}`, { seat: seat.name, time })}
    </Button>
  );
}
