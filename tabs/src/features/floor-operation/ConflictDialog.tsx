import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { politeName } from '@sekitori/api/contract/local-text';
import { useState } from 'react';
import { useClockText } from '../../lib/clock-text.ts';
import { dayAndTimeText } from '../../lib/day-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { Contested } from './Contested.tsx';
import type { Meanwhile } from './meanwhile.ts';
import { savingMessages } from './saving-messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDifferences } from './use-differences.ts';

const useStyles = makeStyles({
  surface: { maxWidth: '680px' },
  content: { display: 'grid', gap: tokens.spacingVerticalM, wordBreak: 'auto-phrase' },
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  title: { margin: 0 },
  others: { margin: 0, paddingInlineStart: '20px' },
});

type Props = {
  readonly meanwhile: Meanwhile;
  readonly by: { readonly name?: string | undefined; readonly at: string } | undefined;
  readonly onSettle: (theirs: ReadonlySet<string>) => void;
  readonly onClose: () => void;
};

/** What another administrator saved first, field by field, and whose value to use where both changed it. */
export function ConflictDialog({ meanwhile, by, onSettle, onClose }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(savingMessages);
  const language = useLanguage();
  const clockText = useClockText();
  const differences = useDifferences(meanwhile);
  const contested = differences.filter(({ mine }) => mine !== undefined);
  const others = differences.filter(({ mine }) => mine === undefined);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (name: string, whose: string) => {
    const next = new Set(theirs);
    if (whose === 'theirs') next.add(name);
    else next.delete(name);
    setTheirs(next);
  };
  const who =
    by?.name === undefined
      ? say('conflictBySomebody')
      : say('conflictBy', {
          name: politeName(by.name, language),
          at: clockText(dayAndTimeText(by.at, language)),
        });
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{say('conflictTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text>
              {who} {contested.length > 0 ? say('conflictChoose') : ''}
            </Text>
            <ul className={styles.list}>
              {contested.map((one) => (
                <Contested
                  key={one.name}
                  of={one}
                  isTheirs={theirs.has(one.name)}
                  onChoose={(whose) => choose(one.name, whose)}
                />
              ))}
            </ul>
            {others.length > 0 ? (
              <>
                <Text as="h3" weight="semibold" className={styles.title}>
                  {say('onlyTheirs')}
                </Text>
                <ul className={styles.others}>
                  {others.map(({ name, label, before, theirs: after }) => (
                    <li key={name}>{say('becomes', { label, before, after })}</li>
                  ))}
                </ul>
              </>
            ) : null}
          </DialogContent>
          <DialogActions fluid>
            <Button className={controls.button} onClick={onClose}>
              {say('conflictStop')}
            </Button>
            <Button
              appearance="primary"
              className={controls.button}
              onClick={() => onSettle(theirs)}
            >
              {say('conflictSave')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
