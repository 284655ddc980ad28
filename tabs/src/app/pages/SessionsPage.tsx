import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { MySessions } from '../../features/sessions/MySessions.tsx';
import { TeamsChats } from '../../features/teams-chats/TeamsChats.tsx';
import { useMessages } from '../../lib/messages.ts';
import { appMessages } from '../messages.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '760px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  title: { display: 'block', margin: 0 },
  lead: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

/** Everything that can act in my name: the devices where I am signed in, and linked Teams accounts. */
export function SessionsPage() {
  const styles = useStyles();
  const say = useMessages(appMessages);
  return (
    <div className={styles.page}>
      <div>
        <Text as="h1" size={600} weight="semibold" className={styles.title}>
          {say('sessions')}
        </Text>
        <Text className={styles.lead}>{say('sessionsLead')}</Text>
      </div>
      <MySessions />
      <TeamsChats />
    </div>
  );
}
