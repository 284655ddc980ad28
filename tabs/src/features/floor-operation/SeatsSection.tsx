import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons';
import { personId } from '@sekitori/api/domain/ids';
import type { SeatMode } from '@sekitori/api/domain/operation-settings';
import { useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { FindPerson } from './FindPerson.tsx';
import { Line } from './Line.tsx';
import { Section } from './Section.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  reason: { width: '100%', maxWidth: '480px' },
  assigned: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

const words = {
  reservable: 'reservable',
  'drop-in': 'dropIn',
  assigned: 'assigned',
  unavailable: 'unavailable',
} as const;

type Kind = SeatMode['kind'];

/** How seats are given away. Only seats themselves belong to a person. */
export function SeatsSection() {
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { desk, shown, set } = useDesk();
  const { labelOf } = useSettingText();
  const { seatMode } = shown.holds.settings;
  const { place, wire } = desk;
  const closed = wire.seats.filter(
    ({ id, closedBecause }) =>
      closedBecause !== undefined &&
      place.level === 'seat' &&
      place.seatIds.some((chosen) => chosen === id),
  );
  // To whom a seat belongs and why it cannot be used is asked for before it is so.
  const [wanted, setWanted] = useState<Kind>();
  const kind = wanted ?? seatMode.kind;
  const kinds: readonly Kind[] =
    place.level === 'seat' || kind === 'assigned'
      ? ['reservable', 'drop-in', 'assigned', 'unavailable']
      : ['reservable', 'drop-in', 'unavailable'];
  const change = (mode: SeatMode) => {
    setWanted(undefined);
    set({ seatMode: mode });
  };
  const choose = (next: Kind) => {
    if (next === 'reservable' || next === 'drop-in') change({ kind: next });
    else setWanted(next === seatMode.kind ? undefined : next);
  };
  return (
    <Section title={say('seatsTitle')}>
      <Line fields={['seatMode']}>
        <Sentence
          say={(holes) => say('seatMode', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('seatMode')}
                value={kind}
                choices={kinds.map((value) => ({ value, text: say(words[value]) }))}
                onChange={choose}
              />
            ),
          }}
        />
        {closed.map(({ id, name, closedBecause }) => (
          <Text key={id} className={controls.hint}>
            {say('closedOnPlan', { name, reason: closedBecause ?? '' })}
          </Text>
        ))}
        {kind === 'unavailable' ? <Reason mode={seatMode} onChange={change} /> : null}
        {kind === 'assigned' ? (
          <Owner mode={seatMode} onChange={change} onGiveUp={() => setWanted(undefined)} />
        ) : null}
      </Line>
    </Section>
  );
}

type PartProps = { readonly mode: SeatMode; readonly onChange: (mode: SeatMode) => void };

function Reason({ mode, onChange }: PartProps) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const known = mode.kind === 'unavailable' ? mode.reason : '';
  const [typed, setTyped] = useState<string>();
  const type = (text: string) => {
    setTyped(text);
    if (text.trim() !== '') onChange({ kind: 'unavailable', reason: text.trim() });
  };
  return (
    <Field label={say('reason')} required className={styles.reason}>
      <Input
        size="large"
        className={controls.input}
        maxLength={120}
        placeholder={say('reasonExample')}
        value={typed ?? known}
        onChange={(_, { value }) => type(value)}
        onBlur={() => setTyped(undefined)}
      />
    </Field>
  );
}

function Owner({ mode, onChange, onGiveUp }: PartProps & { readonly onGiveUp: () => void }) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { meet } = useDesk();
  const { personText } = useSettingText();
  const isKnown = mode.kind === 'assigned';
  const [isFinding, setFinding] = useState(!isKnown);
  if (isFinding) {
    return (
      <FindPerson
        onClose={() => {
          setFinding(false);
          onGiveUp();
        }}
        onChoose={(person) => {
          setFinding(false);
          meet(person);
          onChange({ kind: 'assigned', to: personId(person.id) });
        }}
      />
    );
  }
  return (
    <div className={styles.assigned}>
      <PersonRegular aria-hidden />
      <Text>{say('assignedTo', { name: isKnown ? personText(mode.to) : '' })}</Text>
      <Button className={controls.button} onClick={() => setFinding(true)}>
        {say(isKnown ? 'changePerson' : 'choosePerson')}
      </Button>
    </div>
  );
}
