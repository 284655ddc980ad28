import {
  Button,
  Menu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { routes } from '@sekitori/api/contract/routes';
import { addressOf } from '../../lib/api-client.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import type { Wish } from './filters.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  button: { minHeight: '44px' },
  item: { minHeight: '44px', alignItems: 'center', maxWidth: 'none' },
  note: {
    display: 'block',
    maxWidth: '280px',
    padding: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    wordBreak: 'auto-phrase',
  },
});

/** Every record that the filters let through, as a file. */
export function ExportMenu({ wish }: { readonly wish: Wish }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const lang = useLanguage();
  const addressAs = (format: 'csv' | 'jsonl') =>
    addressOf(routes.auditExport, { query: { ...wish, format, lang } });
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button className={styles.button} icon={<ArrowDownloadRegular />}>
          {say('export')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemLink className={styles.item} href={addressAs('csv')} download>
            {say('exportCsv')}
          </MenuItemLink>
          <MenuItemLink className={styles.item} href={addressAs('jsonl')} download>
            {say('exportJsonl')}
          </MenuItemLink>
        </MenuList>
        <Text size={200} className={styles.note}>
          {say('exportNote')}
        </Text>
      </MenuPopover>
    </Menu>
  );
}
