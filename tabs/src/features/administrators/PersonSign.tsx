import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { NamedPersonWire } from '@sekitori/api/contract/administrators-wire';
import type { ReactNode } from 'react';
import { initialsOf } from '../../components/seat/seat-look.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, minWidth: 0 },
  initials: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '40px',
    height: '40px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  who: { display: 'grid', minWidth: 0, textAlign: 'start' },
  name: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, minWidth: 0 },
  mail: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type Props = { readonly person: NamedPersonWire; readonly children?: ReactNode };

/** A person as lists show them: initials, name with what stands beside it, mail address. */
export function PersonSign({ person, children }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { name = say('unknownPerson'), mail } = person;
  return (
    <span className={styles.person}>
      <span className={styles.initials} aria-hidden>
        {initialsOf(name)}
      </span>
      <span className={styles.who}>
        <span className={styles.name}>
          <Text weight="semibold">{name}</Text>
          {children}
        </span>
        {mail === undefined ? null : (
          <Text size={200} className={styles.mail}>
            {mail}
          </Text>
        )}
      </span>
    </span>
  );
}
