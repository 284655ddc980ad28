import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { Line } from './Line.tsx';
import { choicesWith, longestChoices, shortestChoices } from './length-choices.ts';
import { PartsLine } from './PartsLine.tsx';
import { Section } from './Section.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const steps = [5, 10, 15, 20, 30, 60];

/** What people choose from in a day: all of it, parts by name, times of their own, and how long. */
export function DayPartsSection() {
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { labelOf } = useSettingText();
  const { allDay, freeTimes } = shown.holds.settings;
  const step = freeTimes === 'not-offered' ? 0 : freeTimes.stepMinutes;
  return (
    <Section title={say('partsTitle')}>
      <Line fields={['allDay']}>
        <Sentence
          say={(holes) => say('allDay', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('allDay')}
                value={allDay}
                choices={[
                  { value: 'offered', text: say('takesAllDay') },
                  { value: 'not-offered', text: say('refusesAllDay') },
                ]}
                onChange={(value) => set({ allDay: value })}
              />
            ),
          }}
        />
      </Line>
      <PartsLine />
      <Line fields={['freeTimes']}>
        <Sentence
          say={(holes) => say('freeTimes', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('freeTimes')}
                value={step}
                choices={[
                  { value: 0, text: say('freeNot') },
                  ...choicesWith(steps, step || 5).map((minutes) => ({
                    value: minutes,
                    text: say('freeSteps', { minutes }),
                  })),
                ]}
                onChange={(minutes) =>
                  set({ freeTimes: minutes === 0 ? 'not-offered' : { stepMinutes: minutes } })
                }
              />
            ),
          }}
        />
      </Line>
      <LengthLine />
    </Section>
  );
}

function LengthLine() {
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { labelOf, textOf } = useSettingText();
  const { shortestMinutes, longestMinutes } = shown.holds.settings;
  return (
    <Line fields={['shortestMinutes', 'longestMinutes']}>
      <Sentence
        say={(holes) => say('lengths', holes)}
        holes={{
          shortest: (
            <ChoiceBox
              label={labelOf('shortestMinutes')}
              value={shortestMinutes}
              choices={choicesWith(shortestChoices, shortestMinutes).map((value) => ({
                value,
                text: textOf('shortestMinutes', { shortestMinutes: value }),
              }))}
              onChange={(value) => set({ shortestMinutes: value })}
            />
          ),
          longest: (
            <ChoiceBox
              label={labelOf('longestMinutes')}
              value={longestMinutes}
              choices={choicesWith(longestChoices, longestMinutes).map((value) => ({
                value,
                text: textOf('longestMinutes', { longestMinutes: value }),
              }))}
              onChange={(value) => set({ longestMinutes: value })}
            />
          ),
        }}
      />
    </Line>
  );
}
