import { Button, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { partText } from '@sekitori/api/contract/local-text';
import { mostParts, type NamedPart } from '@sekitori/api/domain/operation-settings';
import { clockTime } from '@sekitori/api/domain/workday';
import { freshKey } from '../../lib/fresh-key.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { Line } from './Line.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { TimeBox } from './TimeBox.tsx';
import { steppedTime } from './typed-time.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  part: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 480px)': {
      paddingBottom: tokens.spacingVerticalS,
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
  },
  name: { minHeight: '44px', width: '168px' },
  times: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

/** The parts of the day that people choose by name, up to six. */
export function PartsLine() {
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { parts } = shown.holds.settings;
  const change = (part: NamedPart) =>
    set({ parts: parts.map((one) => (one.id === part.id ? part : one)) });
  const add = () => set({ parts: [...parts, partAfter(parts.at(-1), say('newPart'))] });
  return (
    <Line fields={['parts']}>
      <Sentence say={() => say(parts.length === 0 ? 'noParts' : 'parts')} holes={{}} />
      <ul className={controls.list}>
        {parts.map((part) => (
          <Part
            key={part.id}
            part={part}
            onChange={change}
            onRemove={() => set({ parts: parts.filter(({ id }) => id !== part.id) })}
          />
        ))}
      </ul>
      {parts.length < mostParts ? (
        <Button appearance="subtle" className={controls.button} icon={<AddRegular />} onClick={add}>
          {say('addPart')}
        </Button>
      ) : null}
    </Line>
  );
}

/** A part to begin with: two hours after the last, or as much as the day has left. */
function partAfter(last: NamedPart | undefined, name: string): NamedPart {
  const from = last && last.to < '24:00' ? last.to : clockTime('08:00');
  const id = `part-${freshKey()}`;
  return { id, name, from, to: steppedTime(from, 120) };
}

type PartProps = {
  readonly part: NamedPart;
  readonly onChange: (part: NamedPart) => void;
  readonly onRemove: () => void;
};

function Part({ part, onChange, onRemove }: PartProps) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const language = useLanguage();
  const name = partText(part, language);
  return (
    <li className={styles.part}>
      <Input
        size="large"
        className={styles.name}
        aria-label={say('partName')}
        maxLength={24}
        value={name}
        onChange={(_, { value }) => onChange({ ...part, name: value })}
      />
      <span className={styles.times}>
        <TimeBox
          label={say('partFrom', { name })}
          value={part.from}
          onChange={(from) => onChange({ ...part, from })}
        />
        <Text>–</Text>
        <TimeBox
          label={say('partTo', { name })}
          value={part.to}
          onChange={(to) => onChange({ ...part, to })}
        />
      </span>
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        className={controls.icon}
        aria-label={say('removePart', { name })}
        onClick={onRemove}
      />
    </li>
  );
}
