import {
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { MeWire } from '@sekitori/api/contract/person-wire';
import { mayDo } from '@sekitori/api/domain/roles';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { chooseLanguage, useLanguage } from '../lib/language.ts';
import { useMessages } from '../lib/messages.ts';
import { appMessages } from './messages.ts';
import { PersonButton } from './PersonButton.tsx';
import { signOut } from './sign-in.ts';

const useStyles = makeStyles({
  who: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  tenant: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  item: { minHeight: '40px', alignItems: 'center', maxWidth: 'none' },
});

/** What concerns only the person signed in: settings, language, the admin site, sign-out; opens at once. */
export function PersonMenu({ me }: { readonly me: MeWire }) {
  const styles = useStyles();
  const say = useMessages(appMessages);
  const language = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();

  const speakOther = () => {
    const other = language === 'ja' ? 'en' : 'ja';
    chooseLanguage(other);
    void client.invalidateQueries();
  };
  const leave = async () => {
    await signOut();
    client.clear();
    location.assign('/');
  };

  return (
    <Menu positioning="below-end" defaultOpen>
      <MenuTrigger disableButtonEnhancement>
        <PersonButton name={me.name} />
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.who}>
          <span className={styles.name}>{me.name}</span>
          <span className={styles.tenant}>{me.tenant.name}</span>
        </div>
        <MenuList>
          <MenuItem className={styles.item} onClick={() => void navigate('/settings')}>
            {say('settings')}
          </MenuItem>
          <MenuItem className={styles.item} onClick={() => void navigate('/sessions')}>
            {say('sessions')}
          </MenuItem>
          {mayDo(me.roles, 'manage-floors') ? (
            <MenuItem className={styles.item} onClick={() => void navigate('/admin')}>
              {say('admin')}
            </MenuItem>
          ) : null}
          {mayDo(me.roles, 'manage-administrators') ? (
            <MenuItem
              className={styles.item}
              onClick={() => void navigate('/admin/administrators')}
            >
              {say('manageAdministrators')}
            </MenuItem>
          ) : null}
          {mayDo(me.roles, 'read-audit-log') ? (
            <MenuItem className={styles.item} onClick={() => void navigate('/admin/audit-log')}>
              {say('auditLog')}
            </MenuItem>
          ) : null}
          {mayDo(me.roles, 'link-microsoft-365') ? (
            <MenuItem className={styles.item} onClick={() => void navigate('/admin/microsoft-365')}>
              {say('microsoft365')}
            </MenuItem>
          ) : null}
          <MenuItem className={styles.item} onClick={speakOther}>
            <span lang={language === 'ja' ? 'en' : 'ja'}>{say('otherLanguage')}</span>
          </MenuItem>
          <MenuDivider />
          <MenuItem className={styles.item} onClick={() => void leave()}>
            {say('signOut')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
