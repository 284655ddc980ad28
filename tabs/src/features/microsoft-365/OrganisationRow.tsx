import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons';
import { politeName } from '@sekitori/api/contract/local-text';
import type { OrganisationWire } from '@sekitori/api/contract/organisations-wire';
import { dayText } from '../../lib/day-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
  },
  sign: {
    display: 'grid',
    placeItems: 'center',
    width: '40px',
    height: '40px',
    fontSize: '22px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground4,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  what: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  id: { overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  button: {
    minHeight: '44px',
    whiteSpace: 'nowrap',
    '@media (max-width: 480px)': { gridColumn: '2 / -1', justifySelf: 'start' },
  },
});

type Props = { readonly organisation: OrganisationWire; readonly onDisconnect: () => void };

/** A connected organisation: which one, since when and by whom. */
export function OrganisationRow({ organisation, onDisconnect }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const { organisationId: id, since, by } = organisation;
  const name = by.name === undefined ? say('unknownPerson') : politeName(by.name, language);
  return (
    <li className={styles.row}>
      <span className={styles.sign} aria-hidden>
        <BuildingRegular />
      </span>
      <span className={styles.what}>
        <Text weight="semibold">{say('organisation')}</Text>
        <Text size={200} className={styles.id}>
          {say('tenantId', { id })}
        </Text>
        <Text size={200} className={styles.quiet}>
          {say('since', { day: dayText(since, language), by: name })}
        </Text>
      </span>
      <Button
        className={styles.button}
        aria-label={say('disconnectOf', { id })}
        onClick={onDisconnect}
      >
        {say('disconnect')}
      </Button>
    </li>
  );
}
