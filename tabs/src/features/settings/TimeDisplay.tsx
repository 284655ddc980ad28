import type { MeWire } from '@sekitori/api/contract/person-wire';
import { clockDisplays, weekStarts } from '@sekitori/api/domain/person';
import { useContext } from 'react';
import { Chip } from '../../components/Chip.tsx';
import { inClock } from '../../lib/clock-text.ts';
import { displayOf, LocaleContext } from '../../lib/display.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { settingsMessages } from './messages.ts';
import { SaveStatus } from './SaveStatus.tsx';
import { useCardStyles } from './use-card-styles.ts';
import { useSavePreferences } from './use-save-preferences.ts';

type Props = { readonly preferences: MeWire['preferences'] };

/** On which clock I read times, and with which day my weeks begin; as Teams or the browser does, where I choose nothing (A8). */
export function TimeDisplay({ preferences }: Props) {
  const styles = useCardStyles();
  const say = useMessages(settingsMessages);
  const language = useLanguage();
  const locale = useContext(LocaleContext);
  const save = useSavePreferences();
  const { clock, weekStartsOn } = save.isPending
    ? { ...preferences, ...save.variables }
    : preferences;
  const shown = displayOf(locale, { clock, weekStartsOn });
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>{say('clock')}</h2>
      <fieldset className={styles.chips} aria-label={say('clock')}>
        {clockDisplays.map((offered) => (
          <Chip
            key={offered}
            isOn={clock === offered}
            onToggle={() => save.mutate({ clock: offered })}
          >
            {say(`clock.${offered}`)}
          </Chip>
        ))}
      </fieldset>
      <p className={styles.text}>
        {say('clockShown', { times: inClock('09:00–18:00', shown.clock, language) })}
      </p>
      <h2 className={styles.heading}>{say('week')}</h2>
      <fieldset className={styles.chips} aria-label={say('week')}>
        {weekStarts.map((offered) => (
          <Chip
            key={offered}
            isOn={weekStartsOn === offered}
            onToggle={() => save.mutate({ weekStartsOn: offered })}
          >
            {say(`week.${offered}`)}
          </Chip>
        ))}
      </fieldset>
      <SaveStatus save={save} />
    </section>
  );
}
