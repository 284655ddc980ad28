import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { eventText } from '@sekitori/api/contract/audit-text';
import { auditOutcomes } from '@sekitori/api/contract/audit-wire';
import { parseWorkday, type Workday } from '@sekitori/api/domain/workday';
import { useEffect, useState } from 'react';
import { Chip } from '../../components/Chip.tsx';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { useSettled } from '../../lib/use-settled.ts';
import { daysOf, type Filters, groupedEvents, isFiltered, periods } from './filters.ts';
import { messages } from './messages.ts';
import { PersonFilter } from './PersonFilter.tsx';

const useStyles = makeStyles({
  bar: { display: 'grid', gap: tokens.spacingVerticalL, margin: 0, padding: 0, border: 0 },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    border: 0,
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 200px))',
    gap: tokens.spacingHorizontalL,
  },
  field: { minWidth: 0 },
  control: { minHeight: '44px', minWidth: 0, '& select': { height: '44px' } },
  reset: { minHeight: '44px', justifySelf: 'start' },
});

type Props = {
  readonly filters: Filters;
  readonly today: Workday;
  readonly personName: string | undefined;
  readonly onChange: (change: Partial<Filters>) => void;
  readonly onPersonNamed: (name: string | undefined) => void;
};

/** What is looked for: when, who, what, how it ended, and about what. */
export function FilterBar({ filters, today, personName, onChange, onPersonNamed }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { person } = filters;
  return (
    <fieldset className={styles.bar} aria-label={say('filters')}>
      <Period filters={filters} today={today} onChange={onChange} />
      <div className={styles.fields}>
        <PersonFilter
          chosen={person === undefined ? undefined : { id: person, name: personName }}
          onChoose={(chosen) => {
            onPersonNamed(chosen?.name);
            onChange({ person: chosen?.id });
          }}
        />
        <EventField value={filters.event} onChange={(event) => onChange({ event })} />
        <Field label={say('outcome')} className={styles.field}>
          <Select
            className={styles.control}
            value={filters.outcome ?? ''}
            onChange={(_, { value }) =>
              onChange({ outcome: auditOutcomes.find((one) => one === value) })
            }
          >
            <option value="">{say('everyOutcome')}</option>
            {auditOutcomes.map((outcome) => (
              <option key={outcome} value={outcome}>
                {say(`outcome-${outcome}`)}
              </option>
            ))}
          </Select>
        </Field>
        <ObjectField value={filters.object} onChange={(object) => onChange({ object })} />
      </div>
      {isFiltered(filters) ? (
        <Button
          appearance="subtle"
          className={styles.reset}
          onClick={() =>
            onChange({
              person: undefined,
              event: undefined,
              object: undefined,
              outcome: undefined,
            })
          }
        >
          {say('reset')}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Period({ filters, today, onChange }: Pick<Props, 'filters' | 'today' | 'onChange'>) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { first, last } = daysOf(filters, today);
  return (
    <>
      <fieldset className={styles.chips} aria-label={say('period')}>
        {periods.map((period) => (
          <Chip
            key={period}
            isOn={filters.period === period}
            onToggle={() =>
              onChange(
                period === 'custom'
                  ? { period, from: first, to: last }
                  : { period, from: undefined, to: undefined },
              )
            }
          >
            {say(period)}
          </Chip>
        ))}
      </fieldset>
      {filters.period === 'custom' ? (
        <div className={styles.days}>
          <DayField label={say('from')} value={first} onChange={(from) => onChange({ from })} />
          <DayField label={say('to')} value={last} onChange={(to) => onChange({ to })} />
        </div>
      ) : null}
    </>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Workday;
  readonly onChange: (day: Workday) => void;
}) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Input
        type="date"
        className={styles.control}
        value={value}
        onChange={(_, { value: typed }) => {
          const day = parseWorkday(typed);
          if (day) onChange(day);
        }}
      />
    </Field>
  );
}

type TextProps = {
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
};

function EventField({ value, onChange }: TextProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const language = useLanguage();
  return (
    <Field label={say('event')} className={styles.field}>
      <Select
        className={styles.control}
        value={value ?? ''}
        onChange={(_, { value: chosen }) => onChange(chosen || undefined)}
      >
        <option value="">{say('everyEvent')}</option>
        {groupedEvents.map(({ group, events }) => (
          <optgroup key={group} label={say(`group-${group}`)}>
            <option value={group}>{say('allOf', { group: say(`group-${group}`) })}</option>
            {events.map((event) => (
              <option key={event} value={event}>
                {eventText(event, language)}
              </option>
            ))}
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}

/** Asked for once nothing more is typed; an id as the service writes them has no spaces. */
function ObjectField({ value, onChange }: TextProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [typed, setTyped] = useState(value ?? '');
  const settled = useSettled(typed, 400);
  useEffect(() => setTyped(value ?? ''), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed asks for anything
  useEffect(() => {
    const id = settled.replaceAll(/[^!-~]/g, '').slice(0, 200) || undefined;
    if (settled === typed && id !== value) onChange(id);
  }, [settled]);
  return (
    <Field label={say('object')} className={styles.field}>
      <Input
        className={styles.control}
        placeholder={say('objectHint')}
        maxLength={200}
        autoComplete="off"
        value={typed}
        onChange={(_, { value: now }) => setTyped(now)}
      />
    </Field>
  );
}
