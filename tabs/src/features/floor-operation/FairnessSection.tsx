import type { Quota, QuotaSpan } from '@sekitori/api/domain/quota';
import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { GroupRulesLine } from './GroupRulesLine.tsx';
import { Line } from './Line.tsx';
import { QuotaBox } from './QuotaBox.tsx';
import { Section } from './Section.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

/** How often one person may book, how many seats they may hold at a time, and what holds for groups instead. */
export function FairnessSection() {
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { labelOf } = useSettingText();
  const { quota, seatsAtATime } = shown.holds.settings;
  const box = (span: QuotaSpan) => (
    <QuotaBox
      quota={quota}
      span={span}
      empty={say('noLimit')}
      onChange={(next: Quota) => set({ quota: next })}
    />
  );
  return (
    <Section title={say('fairTitle')}>
      <Line fields={['quota']}>
        <Sentence
          say={(holes) => say('quota', holes)}
          holes={{ day: box('perDay'), week: box('perWeek'), month: box('perMonth') }}
        />
      </Line>
      <Line fields={['seatsAtATime']}>
        <Sentence
          say={(holes) => say('seatsAtATime', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('seatsAtATime')}
                value={seatsAtATime}
                choices={[
                  { value: 'one', text: say('oneSeat') },
                  { value: 'any', text: say('anySeats') },
                ]}
                onChange={(value) => set({ seatsAtATime: value })}
              />
            ),
          }}
        />
      </Line>
      <GroupRulesLine />
    </Section>
  );
}
