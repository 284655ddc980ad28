import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DesktopRegular, PeopleTeamRegular, PhoneRegular } from '@fluentui/react-icons';
import type { SessionWire } from '@sekitori/api/contract/session-wire';
import { useMessages } from '../../lib/messages.ts';
import { useDeviceText } from './device-text.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
  },
  sign: {
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    fontSize: '22px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  what: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: 0 },
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
  button: {
    minHeight: '44px',
    whiteSpace: 'nowrap',
    '@media (max-width: 480px)': { gridColumn: '2 / -1', justifySelf: 'start' },
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
    <li className={styles.row}>
      <span className={styles.sign} aria-hidden>
        <DeviceSign session={session} />
      </span>
      <span className={styles.what}>
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
      </span>
      {session.isThis ? null : (
        <Button
          className={styles.button}
          aria-label={say('endOf', { device, place })}
          disabledFocusable={isBusy}
          onClick={onEnd}
        >
          {say('end')}
        </Button>
      )}
    </li>
  );
}

const systemsOfPhones: readonly (string | undefined)[] = ['iOS', 'Android'];

function DeviceSign({ session: { isInTeams, device } }: Pick<Props, 'session'>) {
  if (isInTeams) return <PeopleTeamRegular />;
  return systemsOfPhones.includes(device.system) ? <PhoneRegular /> : <DesktopRegular />;
}
