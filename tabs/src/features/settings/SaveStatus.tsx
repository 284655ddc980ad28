import { useMessages } from '../../lib/messages.ts';
import { settingsMessages } from './messages.ts';
import { useCardStyles } from './use-card-styles.ts';
import type { useSavePreferences } from './use-save-preferences.ts';

/** Whether what was chosen beside it is kept. */
export function SaveStatus({ save }: { readonly save: ReturnType<typeof useSavePreferences> }) {
  const styles = useCardStyles();
  const say = useMessages(settingsMessages);
  return (
    <div role="status" className={styles.text}>
      {save.isSuccess ? say('saved') : null}
      {save.isError ? say('failed') : null}
    </div>
  );
}
