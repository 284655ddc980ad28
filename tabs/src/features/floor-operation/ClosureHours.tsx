import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useMessages } from '../../lib/messages.ts';
import { type ClosureDraft, officeHours } from './closure-draft.ts';
import { closureMessages } from './closure-messages.ts';
import { TimeBox } from './TimeBox.tsx';

const useStyles = makeStyles({
  times: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  option: { minHeight: '44px', alignItems: 'center' },
});

type Props = {
  readonly draft: ClosureDraft;
  readonly onChange: (to: Partial<ClosureDraft>) => void;
  readonly flaw: string | undefined;
};

/** Whole days, or the same hours on each of them. */
export function ClosureHours({ draft, onChange, flaw }: Props) {
  const styles = useStyles();
  const say = useMessages(closureMessages);
  const { hours } = draft;
  return (
    <Field label={say('hoursChoice')} {...(flaw === undefined ? {} : { validationMessage: flaw })}>
      <RadioGroup
        layout="horizontal"
        value={hours ? 'some' : 'whole'}
        onChange={(_, { value }) => onChange({ hours: value === 'some' ? officeHours : undefined })}
      >
        <Radio className={styles.option} value="whole" label={say('wholeDays')} />
        <Radio className={styles.option} value="some" label={say('someHours')} />
      </RadioGroup>
      {hours ? (
        <span className={styles.times}>
          <TimeBox
            label={say('hoursFrom')}
            value={hours.from}
            onChange={(from) => onChange({ hours: { ...hours, from } })}
          />
          –
          <TimeBox
            label={say('hoursTo')}
            value={hours.to}
            onChange={(to) => onChange({ hours: { ...hours, to } })}
          />
        </span>
      ) : null}
    </Field>
  );
}
