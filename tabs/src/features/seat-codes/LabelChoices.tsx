import { Button, Field, makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import type { LabelSize } from './SeatLabel.tsx';
import type { Chosen } from './zones-of-codes.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
  },
  field: { minWidth: '180px' },
  select: { '& select': { height: '44px', minHeight: '44px' } },
  button: { minHeight: '44px' },
  count: { color: tokens.colorNeutralForeground2, paddingBottom: tokens.spacingVerticalM },
});

type Props = {
  readonly size: LabelSize;
  readonly chosen: Chosen;
  readonly zones: readonly string[];
  /** Whether there are seats outside every zone. */
  readonly hasOthers: boolean;
  readonly count: number;
  readonly onSize: (size: LabelSize) => void;
  readonly onChoose: (chosen: Chosen) => void;
};

/** How large the labels are and of which seats, and the button that prints them. */
export function LabelChoices(props: Props) {
  const { size, chosen, zones, hasOthers, count, onSize, onChoose } = props;
  const styles = useStyles();
  const say = useMessages(messages);
  // Names of zones are people's own, so what is no zone has values that no name can have.
  const value = chosen.kind === 'zone' ? `zone ${chosen.name}` : chosen.kind;
  const choose = (picked: string) => {
    if (picked === 'all' || picked === 'no-zone') onChoose({ kind: picked });
    else onChoose({ kind: 'zone', name: picked.slice('zone '.length) });
  };
  return (
    <div className={styles.row}>
      <Field label={say('size')} className={styles.field}>
        <Select
          size="large"
          className={styles.select}
          value={size}
          onChange={(_, { value: picked }) => onSize(picked === 'large' ? 'large' : 'small')}
        >
          <option value="small">{say('small')}</option>
          <option value="large">{say('large')}</option>
        </Select>
      </Field>
      {zones.length > 0 ? (
        <Field label={say('zone')} className={styles.field}>
          <Select
            size="large"
            className={styles.select}
            value={value}
            onChange={(_, { value: picked }) => choose(picked)}
          >
            <option value="all">{say('allZones')}</option>
            {zones.map((name) => (
              <option key={name} value={`zone ${name}`}>
                {name}
              </option>
            ))}
            {hasOthers ? <option value="no-zone">{say('noZone')}</option> : null}
          </Select>
        </Field>
      ) : null}
      <Button
        appearance="primary"
        icon={<PrintRegular />}
        className={styles.button}
        onClick={() => window.print()}
      >
        {say('print')}
      </Button>
      <Text className={styles.count}>{say('count', { count })}</Text>
    </div>
  );
}
