import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { AddRegular, DismissRegular, PeopleRegular, PersonRegular } from '@fluentui/react-icons';
import { personId } from '@sekitori/api/domain/ids';
import type { MayBook } from '@sekitori/api/domain/operation-settings';
import { type ReactNode, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { AddGroup } from './AddGroup.tsx';
import { FindPerson } from './FindPerson.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, width: '100%' },
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  chip: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    paddingInlineStart: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusCircular,
    overflowWrap: 'anywhere',
  },
  off: {
    minWidth: '44px',
    maxWidth: '44px',
    minHeight: '44px',
    borderRadius: tokens.borderRadiusCircular,
  },
  adding: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Chosen = Exclude<MayBook, 'everyone'>;

type Props = { readonly chosen: Chosen; readonly onChange: (chosen: Chosen) => void };

/** The people and RSI groups who may book, each of whom can be taken off; more can be added. */
export function ChosenFew({ chosen, onChange }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { meet } = useDesk();
  const { personText } = useSettingText();
  const [isFinding, setFinding] = useState(false);
  const { people, groups } = chosen;
  const isNobody = people.length + groups.length === 0;
  return (
    <div className={styles.root}>
      {isNobody ? <Text className={controls.hint}>{say('nobodyYet')}</Text> : null}
      <ul className={styles.chips}>
        {groups.map((group) => (
          <Chip
            key={group}
            icon={<PeopleRegular aria-hidden />}
            name={group}
            onRemove={() => onChange({ people, groups: groups.filter((one) => one !== group) })}
          />
        ))}
        {people.map((id) => (
          <Chip
            key={id}
            icon={<PersonRegular aria-hidden />}
            name={personText(id)}
            onRemove={() => onChange({ groups, people: people.filter((one) => one !== id) })}
          />
        ))}
      </ul>
      {isFinding ? (
        <FindPerson
          onClose={() => setFinding(false)}
          onChoose={(person) => {
            setFinding(false);
            meet(person);
            const id = personId(person.id);
            if (!people.includes(id)) onChange({ groups, people: [...people, id] });
          }}
        />
      ) : (
        <div className={styles.adding}>
          <Button
            appearance="subtle"
            className={controls.button}
            icon={<AddRegular />}
            onClick={() => setFinding(true)}
          >
            {say('addPerson')}
          </Button>
          <AddGroup
            label={say('addGroup')}
            known={groups}
            onAdd={(group) => onChange({ people, groups: [...groups, group] })}
          />
        </div>
      )}
    </div>
  );
}

type ChipProps = {
  readonly icon: ReactNode;
  readonly name: string;
  readonly onRemove: () => void;
};

function Chip({ icon, name, onRemove }: ChipProps) {
  const styles = useStyles();
  const say = useMessages(sentenceMessages);
  return (
    <li className={styles.chip}>
      {icon}
      <Text>{name}</Text>
      <Button
        appearance="transparent"
        className={styles.off}
        icon={<DismissRegular />}
        aria-label={say('remove', { name })}
        onClick={onRemove}
      />
    </li>
  );
}
