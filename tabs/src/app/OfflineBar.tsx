import { makeStyles, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { useMessages } from '../lib/messages.ts';
import { appMessages } from './messages.ts';

const useStyles = makeStyles({
  bar: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
  },
});

function follow(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that what is shown may be old while the browser has no network. */
export function OfflineBar() {
  const styles = useStyles();
  const say = useMessages(appMessages);
  const isOnline = useSyncExternalStore(follow, () => navigator.onLine);
  return (
    <div role="status">
      {isOnline ? null : <div className={styles.bar}>{say('offlineBar')}</div>}
    </div>
  );
}
