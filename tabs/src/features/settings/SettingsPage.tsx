import { makeStyles, Skeleton, SkeletonItem, Switch, tokens } from '@fluentui/react-components';
import { languages } from '@sekitori/api/contract/language';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Chip } from '../../components/Chip.tsx';
import { FaultMessage } from '../../components/FaultMessage.tsx';
import { call } from '../../lib/api-client.ts';
import { chooseLanguage, useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { meQuery } from '../../lib/queries.ts';
import { settingsMessages } from './messages.ts';

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
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  switch: { marginInlineStart: '-8px', minHeight: '44px', alignItems: 'center' },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  chips: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    border: 0,
    margin: 0,
    padding: `${tokens.spacingVerticalXS} 0 0`,
  },
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    alignSelf: 'start',
    minHeight: '44px',
    color: tokens.colorBrandForegroundLink,
  },
  row: { height: '96px' },
});

/** What a person decides for themselves: whether colleagues see their name, and the language. */
export function SettingsPage() {
  const styles = useStyles();
  const say = useMessages(settingsMessages);
  const language = useLanguage();
  const client = useQueryClient();
  const me = useQuery(meQuery);
  const save = useMutation({
    mutationFn: (isVisible: boolean) =>
      call('setPreferences', { body: { visibility: isVisible ? 'everyone' : 'nobody' } }),
    onSuccess: (answer) => {
      client.setQueryData(meQuery.queryKey, answer);
      void client.invalidateQueries({ queryKey: ['availability'] });
    },
  });

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
  const kept = me.data.preferences.visibility === 'everyone';
  const isVisible = save.isPending ? save.variables : kept;
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{say('title')}</h1>
      <section className={styles.card}>
        <Switch
          className={styles.switch}
          label={say('visibility')}
          checked={isVisible}
          onChange={(_, { checked }) => save.mutate(checked)}
        />
        <p className={styles.text}>{say(isVisible ? 'visible' : 'hidden')}</p>
        <div role="status" className={styles.text}>
          {save.isSuccess ? say('saved') : null}
          {save.isError ? say('failed') : null}
        </div>
      </section>
      <section className={styles.card}>
        <h2 className={styles.heading}>{say('language')}</h2>
        <fieldset className={styles.chips} aria-label={say('language')}>
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
      <section className={styles.card}>
        <h2 className={styles.heading}>{say('account')}</h2>
        <p className={styles.text}>{`${me.data.name} · ${me.data.mail}`}</p>
        <p className={styles.text}>{me.data.tenant.name}</p>
        <Link to="/sessions" className={styles.link}>
          {say('sessions')}
        </Link>
      </section>
    </div>
  );
}
