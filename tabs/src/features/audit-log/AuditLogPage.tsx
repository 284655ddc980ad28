import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular, ShieldCheckmarkRegular } from '@fluentui/react-icons';
import type { AuditRecordWire } from '@sekitori/api/contract/audit-wire';
import { calendarOf, workdayAt } from '@sekitori/api/domain/workday';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { now } from '../../lib/clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { FilterBar } from './FilterBar.tsx';
import { FoundRecords } from './FoundRecords.tsx';
import { type Filters, filtersOf, searchOf, wishOf } from './filters.ts';
import { messages } from './messages.ts';
import { recordsQuery } from './queries.ts';
import { RecordDrawer } from './RecordDrawer.tsx';
import { ownZone, zoneText } from './time-text.ts';
import { useVerification } from './use-verification.ts';
import { VerificationBar } from './VerificationBar.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXL,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '1160px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}`,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalL },
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
  },
  title: { display: 'block', margin: 0 },
  lead: { display: 'block', color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  button: { minHeight: '44px' },
});

/** What was done in the tenant, by whom and how it ended: searched, looked into, verified and taken out. */
export function AuditLogPage() {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const [opened, setOpened] = useState<AuditRecordWire>();
  const opener = useRef<HTMLElement>(undefined);
  // A drawer that is gone cannot give the focus back.
  useEffect(() => {
    if (!opened) opener.current?.focus();
  }, [opened]);
  // The address carries the id alone.
  const [personName, setPersonName] = useState<string>();
  const verification = useVerification();
  const zone = ownZone();
  const today = workdayAt(now(), calendarOf(zone));
  const filters = filtersOf(search);
  const wish = wishOf(filters, { today, zone });

  const change = (changed: Partial<Filters>) =>
    setSearch((last) => searchOf({ ...filtersOf(last), ...changed }), { replace: true });
  const narrow = (changed: Partial<Filters>) => {
    if (changed.person !== undefined) setPersonName(opened?.person?.name);
    setOpened(undefined);
    change(changed);
  };
  const refresh = () => client.resetQueries({ queryKey: recordsQuery(wish).queryKey });

  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <div>
          <Text as="h1" size={600} weight="semibold" className={styles.title}>
            {say('title')}
          </Text>
          <Text className={styles.lead}>{say('lead')}</Text>
          <Text className={styles.lead}>
            {say('zone', { zone: zoneText(zone, now(), language) })}
          </Text>
        </div>
        <div className={styles.actions}>
          <Button
            className={styles.button}
            icon={<ArrowClockwiseRegular />}
            onClick={() => void refresh()}
          >
            {say('refresh')}
          </Button>
          <ExportMenu wish={wish} />
          <Button
            appearance="primary"
            className={styles.button}
            icon={<ShieldCheckmarkRegular />}
            disabledFocusable={verification.state.kind === 'running'}
            onClick={verification.begin}
          >
            {say('verify')}
          </Button>
        </div>
      </div>
      <VerificationBar
        state={verification.state}
        onStop={verification.stop}
        onAgain={verification.begin}
      />
      <FilterBar
        filters={filters}
        today={today}
        personName={personName}
        onChange={change}
        onPersonNamed={setPersonName}
      />
      <FoundRecords
        wish={wish}
        onOpen={(record, from) => {
          opener.current = from;
          setOpened(record);
        }}
        onPersonNamed={setPersonName}
      />
      {opened ? (
        <RecordDrawer record={opened} onNarrow={narrow} onClose={() => setOpened(undefined)} />
      ) : null}
    </div>
  );
}
