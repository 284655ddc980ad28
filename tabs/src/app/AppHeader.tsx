import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MeWire } from '@sekitori/api/contract/person-wire';
import { mayDo } from '@sekitori/api/domain/roles';
import { lazy, Suspense, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useMessages } from '../lib/messages.ts';
import mark from './mark.svg';
import { appMessages } from './messages.ts';
import { PersonButton } from './PersonButton.tsx';
import { permissionFor } from './page-permissions.ts';

const menu = () => import('./PersonMenu.tsx');
const PersonMenu = lazy(async () => ({ default: (await menu()).PersonMenu }));

const useStyles = makeStyles({
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    minHeight: '56px',
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 480px)': { gap: tokens.spacingHorizontalS, paddingRight: '8px' },
    '@media print': { display: 'none' },
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    minWidth: '44px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '0.04em',
  },
  name: { '@media (max-width: 480px)': { display: 'none' } },
  nav: { display: 'flex', alignSelf: 'stretch', flexGrow: 1 },
  link: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    boxSizing: 'border-box',
    minWidth: '44px',
    padding: `0 ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    borderTop: '3px solid transparent',
    borderBottom: '3px solid transparent',
    ':hover': { color: tokens.colorNeutralForeground1 },
    '@media (max-width: 380px)': { padding: `0 ${tokens.spacingHorizontalS}` },
  },
  // Four entries are wider than a phone; the menu of the person has this one too.
  inMenuOnPhones: { '@media (max-width: 480px)': { display: 'none' } },
  inMenuOnTablets: { '@media (max-width: 800px)': { display: 'none' } },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorBrandStroke1,
  },
});

/** The product's mark, the pages this person may open, and the person's menu. */
export function AppHeader({ me }: { readonly me: MeWire }) {
  const styles = useStyles();
  const say = useMessages(appMessages);
  const [isMenuWanted, wantMenu] = useState(false);
  // Not every page below /admin is about floors.
  const isElsewhere = permissionFor(useLocation().pathname) !== 'manage-floors';
  const classOf = ({ isActive }: { readonly isActive: boolean }) =>
    mergeClasses(styles.link, isActive && styles.here);
  return (
    <header className={styles.header}>
      <NavLink to="/" className={styles.brand} aria-label={say('product')}>
        <img src={mark} alt="" width="28" height="28" />
        <span className={styles.name}>{say('product')}</span>
      </NavLink>
      <nav className={styles.nav} aria-label={say('mainNavigation')}>
        <NavLink to="/" end className={classOf}>
          {say('book')}
        </NavLink>
        <NavLink to="/bookings" className={classOf}>
          {say('bookings')}
        </NavLink>
        {mayDo(me.roles, 'manage-floors') ? (
          <NavLink to="/admin" end={isElsewhere} className={classOf}>
            {say('floors')}
          </NavLink>
        ) : null}
        {mayDo(me.roles, 'manage-administrators') ? (
          <NavLink
            to="/admin/administrators"
            className={(state) => mergeClasses(classOf(state), styles.inMenuOnPhones)}
          >
            {say('administrators')}
          </NavLink>
        ) : null}
        {mayDo(me.roles, 'read-audit-log') ? (
          <NavLink
            to="/admin/audit-log"
            className={(state) => mergeClasses(classOf(state), styles.inMenuOnTablets)}
          >
            {say('auditLog')}
          </NavLink>
        ) : null}
      </nav>
      {isMenuWanted ? (
        <Suspense fallback={<PersonButton name={me.name} />}>
          <PersonMenu me={me} />
        </Suspense>
      ) : (
        // The menu is a fifth of the first download, so it comes when somebody reaches for it.
        <PersonButton
          name={me.name}
          onPointerEnter={() => void menu()}
          onFocus={() => void menu()}
          onClick={() => wantMenu(true)}
        />
      )}
    </header>
  );
}
