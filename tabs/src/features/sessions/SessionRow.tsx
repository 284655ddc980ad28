import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DesktopRegular, PeopleTeamRegular, PhoneRegular } from '@fluentui/react-icons';
import type { SessionWire } from '@sekitori/api/contract/session-wire';
import { ListedThing } from '../../components/ListedThing.tsx';
import { useMessages } from '../../lib/messages.ts';
import { useDeviceText } from './device-text.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

type Props = {
  readonly session: SessionWire;
  readonly isBusy: boolean;
  readonly onEnd: () => void;
};

/** One place where I am signed in; all but the page itself can be ended from here. */
export function SessionRow({ session, isBusy, onEnd }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { deviceOf, placeOf, timesOf } = useDeviceText();
  const [device, place] = [deviceOf(session), placeOf(session)];
  return (
    <ListedThing
      sign={<DeviceSign session={session} />}
      action={
        session.isThis
          ? undefined
          : { label: say('end'), name: say('endOf', { device, place }), isBusy, onChoose: onEnd }
      }
    >
      <span className={styles.name}>
        <Text weight="semibold">{device}</Text>
        {session.isThis ? <Badge appearance="tint">{say('thisOne')}</Badge> : null}
      </span>
      <span className={styles.facts}>
        {[place, ...timesOf(session)].map((fact) => (
          <Text key={fact} size={200}>
            {fact}
          </Text>
        ))}
      </span>
    </ListedThing>
  );
}

const systemsOfPhones: readonly (string | undefined)[] = ['iOS', 'Android'];

function DeviceSign({ session: { isInTeams, device } }: Pick<Props, 'session'>) {
  if (isInTeams) return <PeopleTeamRegular />;
  return systemsOfPhones.includes(device.system) ? <PhoneRegular /> : <DesktopRegular />;
}
