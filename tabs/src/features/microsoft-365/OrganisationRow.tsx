import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons';
import { politeName } from '@sekitori/api/contract/local-text';
import type { OrganisationWire } from '@sekitori/api/contract/organisations-wire';
import { ListedThing } from '../../components/ListedThing.tsx';
import { dayText } from '../../lib/day-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';

const useStyles = makeStyles({
  id: { overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  quiet: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
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
    <ListedThing
      sign={<BuildingRegular />}
      action={{
        label: say('disconnect'),
        name: say('disconnectOf', { id }),
        onChoose: onDisconnect,
      }}
    >
      <Text weight="semibold">{say('organisation')}</Text>
      <Text size={200} className={styles.id}>
        {say('tenantId', { id })}
      </Text>
      <Text size={200} className={styles.quiet}>
        {say('since', { day: dayText(since, language), by: name })}
      </Text>
    </ListedThing>
  );
}
