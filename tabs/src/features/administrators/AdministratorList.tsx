import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { type GrantableRole, grantableRoles } from '@sekitori/api/domain/roles';
import { useState } from 'react';
import { Chip } from '../../components/Chip.tsx';
import { useMessages } from '../../lib/messages.ts';
import { AdministratorRow } from './AdministratorRow.tsx';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalM },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    border: 0,
    margin: 0,
    padding: 0,
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  none: { color: tokens.colorNeutralForeground2 },
});

type Props = {
  readonly administrators: readonly AdministratorWire[];
  readonly me: string;
  readonly onChange: (administrator: AdministratorWire) => void;
  readonly onRevoke: (administrator: AdministratorWire) => void;
};

/** Everyone who holds an administrator's role, or only those who hold one of them. */
export function AdministratorList({ administrators, me, onChange, onRevoke }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [wanted, setWanted] = useState<GrantableRole>();
  const isAnyoneGranted = administrators.some(({ roles }) => roles.length > 0);
  const shown = administrators.filter(
    ({ roles }) => wanted === undefined || roles.some(({ role }) => role === wanted),
  );
  return (
    <div className={styles.root}>
      {isAnyoneGranted ? (
        <fieldset className={styles.chips} aria-label={say('filter')}>
          <Chip isOn={wanted === undefined} onToggle={() => setWanted(undefined)}>
            {say('everyone')}
          </Chip>
          {grantableRoles.map((role) => (
            <Chip key={role} isOn={wanted === role} onToggle={() => setWanted(role)}>
              {say(role)}
            </Chip>
          ))}
        </fieldset>
      ) : null}
      {shown.length === 0 ? (
        <Text className={styles.none}>{say('noneOfThese')}</Text>
      ) : (
        <ul className={styles.list} aria-label={say('title')}>
          {shown.map((administrator) => (
            <AdministratorRow
              key={administrator.person.id}
              administrator={administrator}
              isMe={administrator.person.id === me}
              onChange={() => onChange(administrator)}
              onRevoke={() => onRevoke(administrator)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
