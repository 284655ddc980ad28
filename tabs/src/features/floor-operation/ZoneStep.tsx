import {
  Menu,
  MenuButton,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
} from '@fluentui/react-components';
import { zoneId } from '@sekitori/api/domain/ids';
import type { Place } from '@sekitori/api/domain/operation-change';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { PlaceStep, StepWords } from './PlaceStep.tsx';
import { useDesk } from './use-desk.ts';
import { useStepLook } from './use-step-look.ts';

const useStyles = makeStyles({ item: { minHeight: '44px', alignItems: 'center' } });

/** The zones of the floor, to choose one of. */
export function ZoneStep({ onPlace }: { readonly onPlace: (place: Place) => void }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const look = useStepLook('zone');
  const { zones } = desk.wire;
  const chosen = desk.place.level === 'zone' ? desk.place.zoneId : undefined;
  const name = zones.find(({ id }) => id === chosen)?.name;
  if (zones.length === 0) return <PlaceStep level="zone" name={say('noZones')} isEmpty />;
  return (
    <Menu
      checkedValues={{ zone: chosen === undefined ? [] : [chosen] }}
      onCheckedValueChange={(_, { checkedItems: [id] }) => {
        if (id !== undefined) onPlace({ level: 'zone', zoneId: zoneId(id) });
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton {...look} appearance="subtle">
          <StepWords level="zone" name={name} />
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {zones.map((zone) => (
            <MenuItemRadio
              key={zone.id}
              name="zone"
              value={zone.id}
              className={styles.item}
              {...(desk.operation.zones[zoneId(zone.id)]
                ? { secondaryContent: say('hasOwn') }
                : {})}
            >
              {zone.name}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
