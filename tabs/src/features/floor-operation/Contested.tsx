import { makeStyles, Radio, RadioGroup, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { savingMessages } from './saving-messages.ts';
import type { Difference } from './use-differences.ts';

const useStyles = makeStyles({
  field: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  option: { minHeight: '44px', alignItems: 'center' },
});

type Props = {
  readonly of: Difference;
  readonly isTheirs: boolean;
  readonly onChoose: (whose: string) => void;
};

/** One thing that both changed, and whose to use. */
export function Contested({ of, isTheirs, onChoose }: Props) {
  const styles = useStyles();
  const say = useMessages(savingMessages);
  const id = useId();
  return (
    <li className={styles.field}>
      <Text weight="semibold" id={id}>
        {of.label}
      </Text>
      <Text size={200} className={styles.quiet}>
        {say('before', { value: of.before })}
      </Text>
      <RadioGroup
        aria-labelledby={id}
        value={isTheirs ? 'theirs' : 'mine'}
        onChange={(_, { value }) => onChoose(value)}
      >
        <Radio
          className={styles.option}
          value="theirs"
          label={say('theirs', { value: of.theirs })}
        />
        <Radio
          className={styles.option}
          value="mine"
          label={say('mine', { value: of.mine ?? '' })}
        />
      </RadioGroup>
    </li>
  );
}
