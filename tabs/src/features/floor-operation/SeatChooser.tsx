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
import { SearchRegular } from '@fluentui/react-icons';
import { seatId } from '@sekitori/api/domain/ids';
import { useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { type SeatGroup, seatGroups } from './seat-groups.ts';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM },
  groups: { display: 'grid', gap: tokens.spacingVerticalM, maxHeight: '50vh', overflowY: 'auto' },
  group: { border: 0, margin: 0, padding: 0, minWidth: 0 },
  seats: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(116px, 1fr))',
    paddingInlineStart: tokens.spacingHorizontalL,
  },
  box: {
    minHeight: '44px',
    '& > .fui-Checkbox__indicator': { alignSelf: 'center', marginTop: 0, marginBottom: 0 },
    '& > .fui-Checkbox__label': { alignSelf: 'center' },
  },
  own: { color: tokens.colorBrandForeground1 },
});

/** As many as the service takes at once. */
const mostSeats = 200;

type Props = {
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
  readonly onClose: () => void;
};

/** Ticks seats, by themselves or a zone at once; those with settings of their own say so. */
export function SeatChooser({ chosen: before, onChoose, onClose }: Props) {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(before));
  const [typed, setTyped] = useState('');
  const groups = seatGroups(desk.wire, typed);
  const tick = (ids: readonly string[], isOn: boolean) => {
    const others = [...chosen].filter((id) => !ids.includes(id));
    setChosen(new Set(isOn ? [...others, ...ids] : others));
  };
  const isTooMany = chosen.size > mostSeats;
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say('chooseSeats')}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field
              label={say('searchSeats')}
              {...(isTooMany
                ? { validationMessage: say('tooManySeats', { most: mostSeats }) }
                : {})}
            >
              <Input
                size="large"
                className={controls.input}
                contentBefore={<SearchRegular />}
                value={typed}
                onChange={(_, { value }) => setTyped(value)}
              />
            </Field>
            <div className={styles.groups}>
              {groups.length === 0 ? <Text>{say('noSuchSeat')}</Text> : null}
              {groups.map((group) => (
                <GroupOfSeats key={group.id} group={group} chosen={chosen} onTick={tick} />
              ))}
            </div>
            <Text role="status" className={controls.hint}>
              {say('seatsChosen', { count: chosen.size })}
            </Text>
          </DialogContent>
          <DialogActions fluid>
            <Button className={controls.button} onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button
              appearance="primary"
              className={controls.button}
              disabled={chosen.size === 0 || isTooMany}
              onClick={() => onChoose([...chosen])}
            >
              {say('show')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type GroupProps = {
  readonly group: SeatGroup;
  readonly chosen: ReadonlySet<string>;
  readonly onTick: (ids: readonly string[], isOn: boolean) => void;
};

function GroupOfSeats({ group, chosen, onTick }: GroupProps) {
  const styles = useStyles();
  const say = useMessages(messages);
  const { desk } = useDesk();
  const ids = group.seats.map(({ id }) => id);
  const ticked = ids.filter((id) => chosen.has(id)).length;
  const name = group.name ?? say('withoutZone');
  return (
    <fieldset className={styles.group} aria-label={name}>
      <Checkbox
        className={styles.box}
        label={<Text weight="semibold">{say('wholeGroup', { name })}</Text>}
        checked={ticked === 0 ? false : ticked === ids.length || 'mixed'}
        onChange={(_, { checked }) => onTick(ids, checked === true)}
      />
      <div className={styles.seats}>
        {group.seats.map((seat) => (
          <Checkbox
            key={seat.id}
            className={styles.box}
            checked={chosen.has(seat.id)}
            label={
              <>
                {seat.name}
                {desk.operation.seats[seatId(seat.id)] ? (
                  <Text size={100} block className={styles.own}>
                    {say('hasOwn')}
                  </Text>
                ) : null}
              </>
            }
            onChange={(_, { checked }) => onTick([seat.id], checked === true)}
          />
        ))}
      </div>
    </fieldset>
  );
}
