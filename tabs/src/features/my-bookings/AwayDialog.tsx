import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { BookingWire } from '@sekitori/api/contract/booking-wire';
import { workdayText } from '@sekitori/api/contract/local-text';
import { parseWorkday } from '@sekitori/api/domain/workday';
import { type FormEvent, useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useClockText } from '../../lib/clock-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { bookingsMessages } from './messages.ts';
import type { Away } from './use-away.ts';

const useStyles = makeStyles({
  content: {
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    minHeight: '220px',
    wordBreak: 'auto-phrase',
  },
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(160px, 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  input: { minHeight: '44px' },
  text: { margin: 0 },
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    fontVariantNumeric: 'tabular-nums',
  },
  button: { minHeight: '44px', whiteSpace: 'nowrap' },
});

type Props = {
  /** My bookings to come, earliest first. */
  readonly bookings: readonly BookingWire[];
  /** The earliest day that can be chosen. */
  readonly today: string;
  readonly away: Away;
  readonly onClose: () => void;
};

/** Which days, and which bookings they would cost; one press cancels these (B10). */
export function AwayDialog({ bookings, today, away, onClose }: Props) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const language = useLanguage();
  const proposed = bookings.find(({ workday }) => workday > today)?.workday ?? today;
  const [first, setFirst] = useState(proposed);
  const [last, setLast] = useState(proposed);
  const isBackwards = first > last;
  const touched = bookings.filter(({ workday }) => first <= workday && workday <= last);
  const dayOf = (text: string) => {
    const workday = parseWorkday(text);
    return workday === undefined ? '' : workdayText(workday, language);
  };
  const isReady = !isBackwards && touched.length > 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !away.isBusy) away.cancel({ first, last });
  };
  const chooseFirst = (day: string) => {
    setFirst(day);
    if (day > last) setLast(day);
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{say('awayTitle')}</DialogTitle>
            <DialogContent className={styles.content}>
              {away.error ? <ProblemBar error={away.error} /> : null}
              <div className={styles.days}>
                <Field label={say('awayFirst')} hint={dayOf(first)}>
                  <Input
                    type="date"
                    className={styles.input}
                    min={today}
                    value={first}
                    onChange={(_, { value }) => value && chooseFirst(value)}
                  />
                </Field>
                <Field
                  label={say('awayLast')}
                  hint={dayOf(last)}
                  {...(isBackwards ? { validationMessage: say('awayBackwards') } : {})}
                >
                  <Input
                    type="date"
                    className={styles.input}
                    min={first}
                    value={last}
                    onChange={(_, { value }) => value && setLast(value)}
                  />
                </Field>
              </div>
              <WouldCancel bookings={touched} />
            </DialogContent>
            <DialogActions fluid>
              <Button className={styles.button} onClick={onClose}>
                {say('close')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                className={styles.button}
                disabledFocusable={!isReady || away.isBusy}
              >
                {say(touched.length === 1 ? 'awayDo_one' : 'awayDo_other', { n: touched.length })}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

function WouldCancel({ bookings }: { readonly bookings: readonly BookingWire[] }) {
  const styles = useStyles();
  const say = useMessages(bookingsMessages);
  const clockText = useClockText();
  return (
    <div role="status">
      <p className={styles.text}>{say(bookings.length === 0 ? 'awayNone' : 'awayWould')}</p>
      <ul className={styles.list}>
        {bookings.map(({ id, seatName, localText }) => (
          <li key={id}>{`${clockText(localText)} ${seatName}`}</li>
        ))}
      </ul>
    </div>
  );
}
