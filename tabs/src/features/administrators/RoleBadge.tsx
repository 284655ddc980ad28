import { Badge, makeStyles } from '@fluentui/react-components';
import { BuildingRegular, PeopleSettingsRegular, ShieldPersonRegular } from '@fluentui/react-icons';
import type { Role } from '@sekitori/api/domain/roles';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({ badge: { flexShrink: 0, whiteSpace: 'nowrap' } });

const signs = {
  'system-administrator': <ShieldPersonRegular />,
  'account-administrator': <PeopleSettingsRegular />,
  'operations-administrator': <BuildingRegular />,
} as const;

/** A role that somebody holds beside the general one. */
export function RoleBadge({ of: role }: { readonly of: Exclude<Role, 'general'> }) {
  const styles = useStyles();
  const say = useMessages(messages);
  return (
    <Badge
      size="large"
      appearance={role === 'system-administrator' ? 'filled' : 'tint'}
      color="brand"
      icon={signs[role]}
      className={styles.badge}
    >
      {say(role)}
    </Badge>
  );
}
