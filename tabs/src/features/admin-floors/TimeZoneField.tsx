import { Combobox, Field, makeStyles, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { useMessages } from '../../lib/messages.ts';
import { messages } from './messages.ts';
import { isTimeZone, timeZonesLike } from './time-zones.ts';

const useStyles = makeStyles({ field: { minHeight: '44px' } });

type Props = { readonly value: string; readonly onChange: (timeZone: string) => void };

/** A time zone by its IANA name, found by typing part of it. */
export function TimeZoneField({ value, onChange }: Props) {
  const styles = useStyles();
  const say = useMessages(messages);
  const [typed, setTyped] = useState('');
  const isUnknown = value !== '' && !isTimeZone(value);
  return (
    <Field
      label={say('timeZone')}
      required
      {...(isUnknown ? { validationMessage: say('timeZoneUnknown') } : {})}
    >
      <Combobox
        size="large"
        className={styles.field}
        expandIcon={{ 'aria-label': say('timeZones') }}
        freeform
        value={value}
        selectedOptions={isTimeZone(value) ? [value] : []}
        // What stands there is a guess: typing replaces it.
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(event.target.value);
        }}
        onOptionSelect={(_, { optionValue }) => {
          setTyped('');
          if (optionValue) onChange(optionValue);
        }}
      >
        {timeZonesLike(typed).map((zone) => (
          <Option key={zone} value={zone}>
            {zone}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
