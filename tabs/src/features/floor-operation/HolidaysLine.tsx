import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { noHolidays } from '@sekitori/api/domain/operation-settings';
import { parseWorkday } from '@sekitori/api/domain/workday';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemBar } from '../../components/ProblemBar.tsx';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { closureMessages } from './closure-messages.ts';
import { countryText } from './country-text.ts';
import { Line } from './Line.tsx';
import { countriesQuery, holidaysQuery } from './queries.ts';
import { Sentence } from './Sentence.tsx';
import { useControlStyles } from './use-control-styles.ts';
import { useDayText } from './use-day-text.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const useStyles = makeStyles({
  years: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalXL,
    width: '100%',
  },
  year: { margin: 0 },
  days: { margin: 0, padding: 0, listStyle: 'none' },
  day: {
    display: 'grid',
    gridTemplateColumns: '112px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXXS} 0`,
    fontVariantNumeric: 'tabular-nums',
  },
});

/** Whose national holidays are closed, with the days of this and the next year to see. */
export function HolidaysLine() {
  const styles = useStyles();
  const controls = useControlStyles();
  const say = useMessages(closureMessages);
  const language = useLanguage();
  const { desk, shown, set } = useDesk();
  const { labelOf } = useSettingText();
  const countries = useQuery(countriesQuery);
  const [isOpen, setOpen] = useState(false);
  const { holidaysOf } = shown.holds.settings;
  const year = Number(desk.today.slice(0, 4));
  const known = countries.data ?? [holidaysOf].filter((code) => code !== noHolidays);
  const named = known
    .map((value) => ({ value, text: say('of', { country: countryText(value, language) }) }))
    .sort((a, b) => a.text.localeCompare(b.text, language));
  return (
    <Line fields={['holidaysOf']}>
      <Sentence
        say={(holes) => say('holidays', holes)}
        holes={{
          country: (
            <ChoiceBox
              label={labelOf('holidaysOf')}
              value={holidaysOf}
              choices={[{ value: noHolidays, text: say('noCountry') }, ...named]}
              onChange={(value) => set({ holidaysOf: value })}
            />
          ),
        }}
      />
      {countries.error ? <ProblemBar error={countries.error} /> : null}
      {holidaysOf === noHolidays ? null : (
        <Button
          className={controls.button}
          icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? say('previewClose') : say('preview', { year, next: year + 1 })}
        </Button>
      )}
      {isOpen && holidaysOf !== noHolidays ? (
        <div className={styles.years}>
          <Year country={holidaysOf} year={year} />
          <Year country={holidaysOf} year={year + 1} />
        </div>
      ) : null}
    </Line>
  );
}

function Year({ country, year }: { readonly country: string; readonly year: number }) {
  const styles = useStyles();
  const say = useMessages(closureMessages);
  const { desk } = useDesk();
  const { dayOfYearText } = useDayText(desk.today);
  const holidays = useQuery(holidaysQuery(country, year));
  if (holidays.error) return <ProblemBar error={holidays.error} />;
  return (
    <section aria-label={say('year', { year })}>
      <Text as="h3" weight="semibold" className={styles.year}>
        {say('year', { year })}
      </Text>
      {holidays.data ? (
        <ul className={styles.days}>
          {holidays.data.length === 0 ? <li>{say('noneLeft')}</li> : null}
          {holidays.data.map(({ date, name }) => (
            <li key={`${date} ${name}`} className={styles.day}>
              <Text size={200}>{dayOfYearText(parseWorkday(date) ?? desk.today)}</Text>
              <Text size={200}>{name}</Text>
            </li>
          ))}
        </ul>
      ) : (
        <Spinner size="tiny" label={say('holidaysLoading')} labelPosition="after" />
      )}
    </section>
  );
}
