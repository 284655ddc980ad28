import { MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { nameOfSeats } from './PlaceChain.tsx';
import { isOfTenant } from './places.ts';
import { useDayText } from './use-day-text.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({ text: { wordBreak: 'auto-phrase' } });

/** For whom the settings that are shown hold; what reaches beyond this floor is said louder. */
export function ReachNote() {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const { dayText } = useDayText(desk.today);
  const { place, wire, from } = desk;
  return (
    <MessageBar intent={isOfTenant(place.level) ? 'warning' : 'info'} layout="multiline">
      <MessageBarBody className={styles.text}>
        {reach()} {from === undefined ? '' : say('lookingAhead', { day: dayText(from) })}
      </MessageBarBody>
    </MessageBar>
  );

  function reach(): string {
    switch (place.level) {
      case 'tenant':
        return say('tenantReach');
      case 'site':
        return say('siteReach', { name: wire.site.name });
      case 'floor':
        return say('floorReach', { name: wire.floorName });
      case 'zone': {
        const zone = wire.zones.find(({ id }) => id === place.zoneId);
        return say('zoneReach', { name: zone?.name ?? '' });
      }
      case 'seat': {
        const seats = wire.seats.filter((seat) => place.seatIds.some((id) => id === seat.id));
        return say('seatReach', { names: nameOfSeats(seats) });
      }
    }
  }
}
