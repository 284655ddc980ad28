import {
  Button,
  Checkbox,
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
import type { AdministratorWire } from '@sekitori/api/contract/administrators-wire';
import { type GrantableRole, grantableRoles } from '@sekitori/api/domain/roles';
import { useEffect, useRef, useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useMessages } from '../../lib/messages.ts';
import { FindPerson } from './FindPerson.tsx';
import { messages } from './messages.ts';
import { PersonSign } from './PersonSign.tsx';
import { useRoleText } from './role-text.ts';
import type { useRoleChanges } from './use-role-changes.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    paddingBottom: tokens.spacingVerticalM,
  },
  chosen: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  boxes: { display: 'grid', gap: tokens.spacingVerticalS, border: 0, margin: 0, padding: 0 },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  role: { display: 'grid' },
  box: {
    minHeight: '44px',
    marginInlineStart: '-8px',
    '& > .fui-Checkbox__indicator': { alignSelf: 'center', marginTop: 0, marginBottom: 0 },
    '& > .fui-Checkbox__label': { alignSelf: 'center' },
  },
  may: {
    color: tokens.colorNeutralForeground2,
    paddingInlineStart: '32px',
    marginTop: '-6px',
    wordBreak: 'auto-phrase',
  },
  missing: { color: tokens.colorStatusWarningForeground1, wordBreak: 'auto-phrase' },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
});

type Props = {
  /** Whose roles are changed; without one, somebody is searched for first. */
  readonly of: AdministratorWire | undefined;
  readonly me: string;
  readonly changes: ReturnType<typeof useRoleChanges>;
  readonly onClose: () => void;
};

/** Chooses a person and ticks what they are to hold. */
export function GrantDialog({ of, me, changes, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { nameOf } = useRoleText();
  const { grant } = changes;
  const [person, setPerson] = useState(of);
  const [roles, setRoles] = useState(() => heldBy(of));
  const choose = (chosen: AdministratorWire | undefined) => {
    grant.reset();
    setPerson(chosen);
    setRoles(heldBy(chosen));
  };
  const tick = (role: GrantableRole, isOn: boolean) =>
    setRoles((known) =>
      grantableRoles.filter((one) => (one === role ? isOn : known.includes(one))),
    );
  const isChanged = roles.join() !== heldBy(person).join();
  const mayGrant = person && roles.length > 0 && isChanged && !grant.isPending;
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            {of ? say('changeTitle', { name: nameOf(of.person) }) : say('addTitle')}
          </DialogTitle>
          <DialogContent className={styles.content}>
            {grant.error ? <ProblemBar error={grant.error} /> : null}
            {person ? (
              <>
                <div className={styles.chosen}>
                  <PersonSign person={person.person} />
                  {of ? null : (
                    <Button className={styles.button} onClick={() => choose(undefined)}>
                      {say('otherPerson')}
                    </Button>
                  )}
                </div>
                <RoleBoxes
                  roles={roles}
                  onTick={tick}
                  isMissing={roles.length === 0 && isChanged}
                />
              </>
            ) : (
              <FindPerson me={me} onChoose={choose} />
            )}
          </DialogContent>
          <DialogActions fluid>
            <Button className={styles.button} onClick={onClose}>
              {say('cancel')}
            </Button>
            {person ? (
              <Button
                appearance="primary"
                className={styles.button}
                disabled={!mayGrant}
                onClick={() => grant.mutate({ to: person, roles })}
              >
                {say(of ? 'save' : 'grant')}
              </Button>
            ) : null}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const heldBy = (person: AdministratorWire | undefined): readonly GrantableRole[] =>
  person?.roles.map(({ role }) => role) ?? [];

type BoxesProps = {
  readonly roles: readonly GrantableRole[];
  readonly onTick: (role: GrantableRole, isOn: boolean) => void;
  readonly isMissing: boolean;
};

function RoleBoxes({ roles, onTick, isMissing }: BoxesProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const boxes = useRef<HTMLFieldSetElement>(null);
  // The button that chose the person is gone, and the focus with it.
  useEffect(() => boxes.current?.querySelector('input')?.focus(), []);
  return (
    <fieldset ref={boxes} className={styles.boxes}>
      <legend className={styles.legend}>{say('roles')}</legend>
      {grantableRoles.map((role) => (
        <div key={role} className={styles.role}>
          <Checkbox
            size="large"
            className={styles.box}
            label={say(role)}
            aria-describedby={`may-${role}`}
            checked={roles.includes(role)}
            onChange={(_, { checked }) => onTick(role, checked === true)}
          />
          <Text size={200} id={`may-${role}`} className={styles.may}>
            {say(`${role}-may`)}
          </Text>
        </div>
      ))}
      <Text role="status" size={200} className={styles.missing}>
        {isMissing ? say('chooseOne') : ''}
      </Text>
    </fieldset>
  );
}
