import { makeStyles, Skeleton, SkeletonItem, Switch, tokens } from '@fluentui/react-components';
import { languages } from '@sekitori/api/contract/language';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Chip } from '../../components/Chip.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { chooseLanguage, useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { meQuery } from '../../lib/queries.ts';
import { settingsMessages } from './messages.ts';
import { SaveStatus } from './SaveStatus.tsx';
import { TimeDisplay } from './TimeDisplay.tsx';
import { useCardStyles } from './use-card-styles.ts';
import { useSavePreferences } from './use-save-preferences.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '640px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  switch: { marginInlineStart: '-8px', minHeight: '44px', alignItems: 'center' },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    alignSelf: 'start',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
  row: { height: '96px' },
});

/** What a person decides for themselves: whether colleagues see their name, the language, and how times are written. */
export function SettingsPage() {
  const styles = useStyles();
  const say = useMessages(settingsMessages);
  const language = useLanguage();
  const cards = useCardStyles();
  const client = useQueryClient();
  const me = useQuery(meQuery);
  const save = useSavePreferences();

  if (me.isError && !me.data) {
    return <FaultMessage error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (!me.data) {
    return (
      <Skeleton aria-label={say('loading')} className={styles.page}>
        <SkeletonItem className={styles.row} />
        <SkeletonItem className={styles.row} />
      </Skeleton>
    );
  }
  const kept = me.data.preferences;
  const { visibility } = save.isPending ? { ...kept, ...save.variables } : kept;
  const isVisible = visibility === 'everyone';
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{say('title')}</h1>
      <section className={cards.card}>
        <Switch
          className={styles.switch}
          label={say('visibility')}
          checked={isVisible}
          onChange={(_, { checked }) =>
            save.mutate({ visibility: checked ? 'everyone' : 'nobody' })
          }
        />
        <p className={cards.text}>{say(isVisible ? 'visible' : 'hidden')}</p>
        <SaveStatus save={save} />
      </section>
      <section className={cards.card}>
        <h2 className={cards.heading}>{say('language')}</h2>
        <fieldset className={cards.chips} aria-label={say('language')}>
          {languages.map((offered) => (
            <Chip
              key={offered}
              isOn={language === offered}
              onToggle={() => {
                chooseLanguage(offered);
                void client.invalidateQueries();
              }}
            >
              <span lang={offered}>{say(offered)}</span>
            </Chip>
          ))}
        </fieldset>
      </section>
      <TimeDisplay preferences={kept} />
      <section className={cards.card}>
        <h2 className={cards.heading}>{say('account')}</h2>
        <p className={cards.text}>{`${me.data.name} · ${me.data.mail}`}</p>
        <p className={cards.text}>{me.data.tenant.name}</p>
        <Link to="/sessions" className={styles.link}>
          {say('sessions')}
        </Link>
      </section>
    </div>
  );
}
