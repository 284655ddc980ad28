import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import type { SettingField } from './edits.ts';
import { messages } from './messages.ts';
import { originsOf } from './origins.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  tags: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'end',
    gap: tokens.spacingVerticalXS,
    minHeight: '44px',
    justifyContent: 'center',
    alignSelf: 'start',
    '@media (max-width: 640px)': {
      flexDirection: 'row',
      flexWrap: 'wrap',
      justifyContent: 'start',
      alignItems: 'center',
      minHeight: '24px',
      marginTop: tokens.spacingVerticalXS,
    },
  },
  tag: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  label: { color: tokens.colorNeutralForeground2 },
});

/** Where the values of a sentence come from, quietly; by name where they come from several places. */
export function OriginTags({ fields }: { readonly fields: readonly SettingField[] }) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk, standings } = useDesk();
  const { labelOf, and } = useSettingText();
  const origins = originsOf(standings, fields);
  return (
    <div className={styles.tags} data-origin>
      {origins.map(({ level, fields: there }) => (
        <span key={level} className={styles.tag}>
          {origins.length > 1 ? (
            <Text size={200} className={styles.label}>
              {there.map(labelOf).join(and)}
            </Text>
          ) : null}
          <Badge
            appearance={level === desk.place.level ? 'tint' : 'outline'}
            color={level === desk.place.level ? 'brand' : 'informative'}
            aria-label={say('comesFrom', { level: say(level) })}
            role="img"
          >
            {say(level)}
          </Badge>
        </span>
      ))}
    </div>
  );
}
