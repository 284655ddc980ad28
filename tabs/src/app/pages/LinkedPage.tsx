import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChatHelpRegular, CopyRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { StateMessage } from '../../components/StateMessage.tsx';
import { useMessages } from '../../lib/messages.ts';
import { openerConnection } from '../host/host.ts';
import { appMessages } from '../messages.ts';
import { codeInAddress } from '../sign-in.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalL,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
    textAlign: 'center',
  },
  title: { margin: 0 },
  code: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '44px',
    lineHeight: '56px',
    letterSpacing: '0.16em',
    paddingRight: '16px',
    userSelect: 'all',
  },
  limit: { color: tokens.colorNeutralForeground2 },
  copy: { minHeight: '44px' },
});

/** After a Teams user signed in to be linked: the six digits they type into the chat. */
export function LinkedPage() {
  const styles = useStyles();
  const say = useMessages(appMessages);
  const [code] = useState(() => codeInAddress(/^\d{6}$/));
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!code) return;
    void openerConnection().then((host) => {
      // In a login window of Teams the bot gets the code by itself.
      if (host.kind === 'teams') host.finish(code);
    });
  }, [code]);

  if (!code) {
    return (
      <main>
        <StateMessage
          icon={<ChatHelpRegular />}
          title={say('codeMissing')}
          detail={say('codeMissingDetail')}
        />
      </main>
    );
  }
  const copy = () => void navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <main className={styles.root}>
      <Text as="h1" size={500} weight="semibold" className={styles.title}>
        {say('linked')}
      </Text>
      <Text size={400}>{say('linkedTodo')}</Text>
      <output className={styles.code}>{code}</output>
      <Button
        appearance="primary"
        icon={<CopyRegular aria-hidden />}
        className={styles.copy}
        onClick={copy}
      >
        <span aria-live="polite">{say(isCopied ? 'copied' : 'copyCode')}</span>
      </Button>
      <Text className={styles.limit}>{say('linkedLimit')}</Text>
    </main>
  );
}
