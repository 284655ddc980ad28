import { type ClockTime, clockTime, clockTimePattern } from '@sekitori/api/domain/workday';

/** The time that somebody typed, as they type it: 9, 930, 9:30, ９：３０; undefined where it is none. */
export function typedTime(text: string): ClockTime | undefined {
  const typed = /^(\d{1,2}):?(\d{2})?$/.exec(text.normalize('NFKC').trim());
  if (!typed) return undefined;
  const [, hours = '', minutes = '00'] = typed;
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return clockTimePattern.test(time) ? clockTime(time) : undefined;
}

/** A time some minutes later or earlier, within one day from 00:00 to 24:00. */
export function steppedTime(time: ClockTime, minutes: number): ClockTime {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const at = Math.max(0, Math.min(24 * 60, hours * 60 + past + minutes));
  const two = (number: number) => String(number).padStart(2, '0');
  return clockTime(`${two(Math.floor(at / 60))}:${two(at % 60)}`);
}
