import type { MayBook } from '@sekitori/api/domain/operation-settings';
import { useMessages } from '../../lib/messages.ts';
import { ChoiceBox } from './ChoiceBox.tsx';
import { ChosenFew } from './ChosenFew.tsx';
import { Line } from './Line.tsx';
import { Section } from './Section.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const nobodyYet: MayBook = { people: [], groups: [] };

/** Who may book, and whether names stand beside seats. */
export function WhoSection() {
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { labelOf } = useSettingText();
  const { mayBook, names } = shown.holds.settings;
  return (
    <Section title={say('whoTitle')}>
      <Line fields={['mayBook']}>
        <Sentence
          say={(holes) => say('mayBook', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('mayBook')}
                value={mayBook === 'everyone' ? 'everyone' : 'chosen'}
                choices={[
                  { value: 'everyone', text: say('everyone') },
                  { value: 'chosen', text: say('chosenOnly') },
                ]}
                onChange={(value) =>
                  set({ mayBook: value === 'everyone' ? 'everyone' : nobodyYet })
                }
              />
            ),
          }}
        />
        {mayBook === 'everyone' ? null : (
          <ChosenFew chosen={mayBook} onChange={(chosen) => set({ mayBook: chosen })} />
        )}
      </Line>
      <Line fields={['names']}>
        <Sentence
          say={(holes) => say('names', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('names')}
                value={names}
                choices={[
                  { value: 'shown', text: say('namesShown') },
                  { value: 'hidden', text: say('namesHidden') },
                ]}
                onChange={(value) => set({ names: value })}
              />
            ),
          }}
        />
      </Line>
    </Section>
  );
}
