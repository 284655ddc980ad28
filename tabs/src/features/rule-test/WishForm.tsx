import {
  Button,
  Field,
  Input,
  makeStyles,
  Select,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { FloorWire } from '@sekitori/api/contract/floor-wire';
import { useState } from 'react';
import { type FoundPerson, PersonSearch } from '../../components/person-search/PersonSearch.tsx';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import type { TypedTime } from './tried-period.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  field: { minWidth: '160px' },
  input: { minHeight: '44px' },
  select: { '& select': { height: '44px', minHeight: '44px' } },
  button: { minHeight: '44px' },
  label: { display: 'block', marginBottom: tokens.spacingVerticalXS },
});

/** What is tried so far. */
export type TriedWish = {
  readonly person: FoundPerson | undefined;
  readonly seatId: string;
  readonly time: TypedTime;
};

type Props = {
  readonly floor: FloorWire;
  readonly wish: TriedWish;
  readonly isTimeWrong: boolean;
  readonly onChange: (wish: TriedWish) => void;
};

/** Who wants which seat when. */
export function WishForm({ floor, wish, isTimeWrong, onChange }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { seatId, time } = wish;
  const set = (change: Partial<TypedTime>) => onChange({ ...wish, time: { ...time, ...change } });
  return (
    <div className={styles.form}>
      <PersonField person={wish.person} onChange={(person) => onChange({ ...wish, person })} />
      <div className={styles.row}>
        <Field label={say('seat')} className={styles.field}>
          <Select
            size="large"
            className={styles.select}
            value={seatId}
            onChange={(_, { value }) => onChange({ ...wish, seatId: value })}
          >
            {floor.seats.map((seat) => (
              <option key={seat.id} value={seat.id}>
                {seat.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={say('workday')}
          className={styles.field}
          {...(time.workday === '' ? { validationMessage: say('dayWrong') } : {})}
        >
          <Input
            size="large"
            type="date"
            className={styles.input}
            value={time.workday}
            onChange={(_, { value }) => set({ workday: value })}
          />
        </Field>
        <Switch
          label={say('wholeDay')}
          className={styles.button}
          checked={time.isWhole}
          onChange={(_, { checked }) => set({ isWhole: checked })}
        />
      </div>
      {time.isWhole ? null : (
        <Field {...(isTimeWrong ? { validationMessage: say('timesWrong') } : {})}>
          <div className={styles.row}>
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={say(end)}>
                <Input
                  size="large"
                  type="time"
                  className={styles.input}
                  value={time[end]}
                  onChange={(_, { value }) => set({ [end]: value })}
                />
              </Field>
            ))}
          </div>
        </Field>
      )}
    </div>
  );
}

type PersonProps = {
  readonly person: FoundPerson | undefined;
  readonly onChange: (person: FoundPerson | undefined) => void;
};

function PersonField({ person, onChange }: PersonProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [isSearching, setSearching] = useState(person === undefined);
  return (
    <div>
      <Text weight="semibold" className={styles.label}>
        {say('person')}
      </Text>
      {person && !isSearching ? (
        <div className={styles.person}>
          <Text size={400}>{person.name}</Text>
          <Button className={styles.button} onClick={() => setSearching(true)}>
            {say('otherPerson')}
          </Button>
        </div>
      ) : (
        <PersonSearch
          onChoose={(found) => {
            onChange(found);
            setSearching(false);
          }}
        />
      )}
    </div>
  );
}
