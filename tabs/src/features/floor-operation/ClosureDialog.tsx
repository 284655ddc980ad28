import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Closure } from '@sekitori/api/domain/closure';
import { useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { ClosureHours } from './ClosureHours.tsx';
import { type ClosureDraft, closureOf, type DraftFlaw } from './closure-draft.ts';
import { closureMessages } from './closure-messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
  },
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 220px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  date: { minHeight: '44px', minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
  option: {
    minHeight: '44px',
    alignItems: 'center',
    '& > .fui-Checkbox__indicator': { marginTop: 0, marginBottom: 0, alignSelf: 'center' },
    '& > .fui-Checkbox__label': { marginTop: 0, marginBottom: 0, alignSelf: 'center' },
  },
});

type Props = {
  readonly draft: ClosureDraft;
  readonly onPut: (closure: Closure) => void;
  readonly onClose: () => void;
};

const fieldOf: { readonly [F in DraftFlaw]: 'reason' | 'first' | 'last' | 'hours' } = {
  needsReason: 'reason',
  needsDays: 'first',
  endsBefore: 'last',
  hoursEndBefore: 'hours',
};

/** A closure's days, hours and reason. It goes into the list, and holds once that is saved. */
export function ClosureDialog({ draft: begun, onPut, onClose }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(closureMessages);
  const { desk } = useDesk();
  const [draft, setDraft] = useState(begun);
  const [isAsked, setAsked] = useState(false);
  const result = closureOf(draft, desk.wire.site);
  const flaw = isAsked && 'flaw' in result ? result.flaw : undefined;
  const flawAt = (field: (typeof fieldOf)[DraftFlaw]) =>
    flaw && fieldOf[flaw] === field ? { validationMessage: say(flaw) } : {};
  const change = (to: Partial<ClosureDraft>) => setDraft({ ...draft, ...to });
  const put = () => {
    setAsked(true);
    if ('closure' in result) onPut(result.closure);
  };
  const dayField = (name: 'first' | 'last') => (
    <Field
      label={say(name)}
      required={name === 'first'}
      {...(name === 'last' ? { hint: say('oneDay') } : {})}
      {...flawAt(name)}
    >
      <Input
        size="large"
        type="date"
        className={styles.date}
        value={draft[name]}
        onChange={(_, { value }) => change({ [name]: value })}
      />
    </Field>
  );
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(begun.reason === '' ? 'addTitle' : 'editTitle')}</DialogTitle>
          <DialogContent className={styles.content}>
            <div className={styles.days}>
              {dayField('first')}
              {dayField('last')}
            </div>
            <ClosureHours
              draft={draft}
              onChange={change}
              flaw={flawAt('hours').validationMessage}
            />
            <Field label={say('reason')} required {...flawAt('reason')}>
              <Input
                size="large"
                className={controls.input}
                maxLength={120}
                placeholder={say('reasonExample')}
                value={draft.reason}
                onChange={(_, { value }) => change({ reason: value })}
              />
            </Field>
            <Checkbox
              className={styles.option}
              label={say('yearly')}
              checked={draft.isYearly}
              onChange={(_, { checked }) => change({ isYearly: checked === true })}
            />
            <Text size={200} className={controls.hint}>
              {say('putHint')}
            </Text>
          </DialogContent>
          <DialogActions fluid>
            <Button className={controls.button} onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button appearance="primary" className={controls.button} onClick={put}>
              {say('put')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
