import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ImpactWire } from '@sekitori/api/contract/operation-wire';
import { type Mending, mendings } from '@sekitori/api/domain/mending';
import { useId, useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { isGone } from './gone.ts';
import { messages } from './messages.ts';
import { TouchedList } from './TouchedList.tsx';

const useStyles = makeStyles({
  surface: { maxWidth: '720px' },
  title: { wordBreak: 'auto-phrase' },
  content: { display: 'grid', gap: tokens.spacingVerticalM, wordBreak: 'auto-phrase' },
  label: { display: 'block', margin: 0 },
  choice: { minHeight: '44px', alignItems: 'start' },
  words: { display: 'grid', paddingTop: tokens.spacingVerticalXXS },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
  does: { color: tokens.colorNeutralForeground2, wordBreak: 'auto-phrase' },
});

type Props = {
  /** What the administrator is about to do. */
  readonly of: 'saving' | 'publishing';
  readonly impact: ImpactWire;
  readonly isBusy: boolean;
  readonly onChoose: (mending: Mending) => void;
  readonly onClose: () => void;
};

const does = {
  saving: { keep: 'saveKeep', notify: 'saveNotify', move: 'saveMove', release: 'saveRelease' },
  publishing: {
    keep: 'publishKeep',
    notify: 'publishNotify',
    move: 'publishMove',
    release: 'publishRelease',
  },
} as const;

/** Which bookings of whom a change touches, and what is to happen to them; nothing does by itself. */
export function ImpactDialog({ of, impact, isBusy, onChoose, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const labelId = useId();
  const { bookings, people } = impact;
  const doesOf = useConsequence(impact);
  const gone = impact.items.filter(isGone).length;
  const isAllGone = gone === bookings;
  const offered = mendings.filter(
    (mending) => !isAllGone || mending === 'move' || mending === 'release',
  );
  const first = offered.find((mending) => !doesOf(mending).isImpossible) ?? 'release';
  const [picked, setPicked] = useState<string>();
  const chosen = offered.find((mending) => mending === picked) ?? first;
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle className={styles.title}>
            {say(titles[of][oneOrMany(impact)], { bookings, people })}
          </DialogTitle>
          <DialogContent className={styles.content}>
            <Text>{say(leadOf({ gone, bookings }))}</Text>
            <TouchedList impact={impact} />
            <Text as="h3" weight="semibold" id={labelId} className={styles.label}>
              {say('choose')}
            </Text>
            <RadioGroup
              aria-labelledby={labelId}
              value={chosen}
              disabled={isBusy}
              onChange={(_, { value }) => setPicked(value)}
            >
              {offered.map((mending) => (
                <Radio
                  key={mending}
                  className={styles.choice}
                  value={mending}
                  disabled={doesOf(mending).isImpossible}
                  label={
                    <span className={styles.words}>
                      <Text weight="semibold">{doesOf(mending).label}</Text>
                      <Text size={200} className={styles.does}>
                        {doesOf(mending).text}
                      </Text>
                    </span>
                  }
                />
              ))}
            </RadioGroup>
          </DialogContent>
          <DialogActions fluid>
            <Button className={styles.button} disabled={isBusy} onClick={onClose}>
              {say('cancel')}
            </Button>
            <Button
              appearance="primary"
              className={styles.button}
              disabled={isBusy}
              onClick={() => onChoose(chosen)}
            >
              {say(does[of][chosen])}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const titles = {
  saving: { many: 'impactTitle', onePerson: 'impactTitleOnePerson', one: 'impactTitleOne' },
  publishing: { many: 'publishTitle', onePerson: 'publishTitleOnePerson', one: 'publishTitleOne' },
} as const;

function leadOf({ gone, bookings }: { readonly gone: number; readonly bookings: number }) {
  if (gone === bookings) return 'goneLead';
  return gone > 0 ? 'someGoneLead' : 'impactLead';
}

function oneOrMany({ bookings, people }: ImpactWire) {
  if (people > 1) return 'many';
  return bookings > 1 ? 'onePerson' : 'one';
}

/** What each choice will do to whom, in figures. */
function useConsequence({ bookings, people, items }: ImpactWire) {
  const say = useMessages(messages);
  const movable = items.filter(({ moveTo }) => moveTo !== undefined).length;
  const stuck = items.length - movable;
  const isCut = items.length < bookings;
  const move = () => {
    if (isCut) return say('moveManyDoes', { people });
    if (movable === 0) return say('moveNone');
    return stuck === 0
      ? say('moveAllDoes', { movable, people })
      : say('moveDoes', { movable, stuck, people });
  };
  const gone = items.filter(isGone).length;
  const textOf = (mending: Mending) => {
    if (mending === 'move') return move();
    if (gone > 0 && mending === 'keep') return say('goneDoes', { gone });
    if (gone > 0 && mending === 'notify') return say('goneNotifyDoes', { gone, people });
    return say(`${mending}Does`, { bookings, people });
  };
  const labelOf = (mending: Mending) => {
    if (gone > 0 && mending === 'keep') return say('keepOthers');
    return gone > 0 && mending === 'notify' ? say('notifyOthers') : say(mending);
  };
  return (mending: Mending) => ({
    label: labelOf(mending),
    isImpossible: mending === 'move' && movable === 0 && !isCut,
    text: textOf(mending),
  });
}
