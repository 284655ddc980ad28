import { mostDaysAhead } from '@sekitori/api/domain/operation-settings';
import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { HoursLine } from './HoursLine.tsx';
import { Line } from './Line.tsx';
import { NumberBox } from './NumberBox.tsx';
import { Section } from './Section.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { TimeBox } from './TimeBox.tsx';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

/** How far ahead, from which time on, and within which hours people may book. */
export function WindowSection() {
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { labelOf, textOf } = useSettingText();
  const { settings } = shown.holds;
  return (
    <Section title={say('windowTitle')}>
      <Line fields={['daysAhead', 'daysOpenAt']}>
        <Sentence
          say={(holes) => say('ahead', holes)}
          holes={{
            days: (
              <NumberBox
                label={labelOf('daysAhead')}
                value={settings.daysAhead}
                least={0}
                most={mostDaysAhead}
                onChange={(daysAhead = 0) => set({ daysAhead })}
              />
            ),
            time: (
              <TimeBox
                label={labelOf('daysOpenAt')}
                value={settings.daysOpenAt}
                onChange={(daysOpenAt) => set({ daysOpenAt })}
              />
            ),
          }}
        />
      </Line>
      <Line fields={['aheadCountsFrom']}>
        <Sentence
          say={(holes) => say('counts', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('aheadCountsFrom')}
                value={settings.aheadCountsFrom}
                choices={(['end-of-today', 'now'] as const).map((value) => ({
                  value,
                  text: textOf('aheadCountsFrom', { aheadCountsFrom: value }),
                }))}
                onChange={(aheadCountsFrom) => set({ aheadCountsFrom })}
              />
            ),
          }}
        />
      </Line>
      <HoursLine />
      <Line fields={['bookable']}>
        <Sentence
          say={(holes) => say('bookable', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('bookable')}
                value={settings.bookable}
                choices={(['any-time', 'opening-hours'] as const).map((value) => ({
                  value,
                  text: textOf('bookable', { bookable: value }),
                }))}
                onChange={(bookable) => set({ bookable })}
              />
            ),
          }}
        />
      </Line>
    </Section>
  );
}
