import { Button, makeStyles, Switch, Text, tokens } from '@fluentui/react-components';
import { AddRegular, ErrorCircleFilled } from '@fluentui/react-icons';
import { useState } from 'react';
import { freshKey } from '../../lib/fresh-key.ts';
import { useMessages } from '../../lib/messages.ts';
import { ClosureDialog } from './ClosureDialog.tsx';
import { ClosureRow } from './ClosureRow.tsx';
import { type ClosureDraft, draftOfClosure, newClosure } from './closure-draft.ts';
import { closureMessages } from './closure-messages.ts';
import { removedClosures } from './closures-of-place.ts';
import { HolidaysLine } from './HolidaysLine.tsx';
import { Section } from './Section.tsx';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  body: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    justifyItems: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalM}`,
    paddingInlineStart: '19px',
  },
  list: { width: '100%', margin: 0, padding: 0, listStyle: 'none' },
  switch: { minHeight: '44px', alignItems: 'center' },
  flaw: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorStatusDangerForeground1,
    wordBreak: 'auto-phrase',
  },
});

/** Times in which nobody books, those set above too, and the national holidays. */
export function ClosuresSection() {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(closureMessages);
  const { desk, dispatch, shown, flaws } = useDesk();
  const [draft, setDraft] = useState<ClosureDraft>();
  const [showsPast, setShowsPast] = useState(false);
  const removed = removedClosures(desk).map((closure) => ({ ...closure, level: desk.place.level }));
  const all = [...shown.holds.closures, ...removed].sort((a, b) => (a.first < b.first ? -1 : 1));
  const isPast = ({ last, isYearly }: (typeof all)[number]) => !isYearly && last < desk.today;
  const seen = all.filter((closure) => showsPast || !isPast(closure));
  const past = all.filter(isPast).length;
  return (
    <Section title={say('title')}>
      <div className={styles.body}>
        {seen.length === 0 ? (
          <Text className={controls.hint}>{say('none')}</Text>
        ) : (
          <ul className={styles.list} aria-label={say('list')}>
            {seen.map((closure) => (
              <ClosureRow
                key={`${closure.level} ${closure.id}`}
                closure={closure}
                isRemoved={removed.some(({ id }) => id === closure.id)}
                onEdit={() => setDraft(draftOfClosure(closure))}
              />
            ))}
          </ul>
        )}
        {flaws
          .filter(({ field }) => field.startsWith('closures'))
          .map(({ text }) => (
            <Text key={text} className={styles.flaw} data-flaw>
              <ErrorCircleFilled aria-hidden />
              {text}
            </Text>
          ))}
        {past > 0 ? (
          <Switch
            className={styles.switch}
            label={say('past', { count: past })}
            checked={showsPast}
            onChange={(_, { checked }) => setShowsPast(checked)}
          />
        ) : null}
        <Button
          className={controls.button}
          icon={<AddRegular />}
          onClick={() => setDraft(newClosure(`closure-${freshKey()}`))}
        >
          {say('add')}
        </Button>
      </div>
      <HolidaysLine />
      {draft ? (
        <ClosureDialog
          draft={draft}
          onClose={() => setDraft(undefined)}
          onPut={(closure) => {
            setDraft(undefined);
            dispatch({ kind: 'closure', edit: { kind: 'put', closure } });
          }}
        />
      ) : null}
    </Section>
  );
}
