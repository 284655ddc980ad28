import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { dayText } from '../../lib/day-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { PersonSign } from './PersonSign.tsx';
import { RoleBadge } from './RoleBadge.tsx';
import { useRoleText } from './role-text.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 6fr) 184px',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  roles: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  role: { display: 'grid', justifyItems: 'start', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  actions: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    justifyContent: 'end',
  },
  button: { minHeight: '44px', minWidth: '72px' },
});

type Props = {
  readonly administrator: AdministratorWire;
  readonly isMe: boolean;
  readonly onChange: () => void;
  readonly onRevoke: () => void;
};

/** One administrator: who, which roles since when and by whom, and what can be changed. */
export function AdministratorRow({ administrator, isMe, onChange, onRevoke }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { nameOf } = useRoleText();
  const { person, roles } = administrator;
  const about = { name: nameOf(person) };
  return (
    <li className={styles.row}>
      <PersonSign person={person}>
        {isMe ? <Badge appearance="outline">{say('you')}</Badge> : null}
      </PersonSign>
      <Roles administrator={administrator} />
      {isMe ? (
        <Text size={200} className={styles.quiet}>
          {say('whyNotMe')}
        </Text>
      ) : roles.length > 0 ? (
        <span className={styles.actions}>
          <Button className={styles.button} aria-label={say('changeOf', about)} onClick={onChange}>
            {say('change')}
          </Button>
          <Button
            appearance="subtle"
            className={styles.button}
            aria-label={say('revokeOf', about)}
            onClick={onRevoke}
          >
            {say('revoke')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

function Roles({ administrator }: { readonly administrator: AdministratorWire }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const { nameOf } = useRoleText();
  return (
    <ul className={styles.roles}>
      {administrator.isSystemAdministrator ? (
        <li className={styles.role}>
          <RoleBadge of="system-administrator" />
          <Text size={200} className={styles.quiet}>
            {say('setInRsi')}
          </Text>
        </li>
      ) : null}
      {administrator.roles.map(({ role, since, by }) => (
        <li key={role} className={styles.role}>
          <RoleBadge of={role} />
          <Text size={200} className={styles.quiet}>
            {say('since', { day: dayText(since, language), by: nameOf(by) })}
          </Text>
        </li>
      ))}
    </ul>
  );
}
