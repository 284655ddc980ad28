import { QrCodeRegular } from '@fluentui/react-icons';
import { checkInModes } from '@sekitori/api/domain/check-in';
import { Link } from 'react-router';
import { useMessages } from '../../lib/messages.ts';
import { CheckInPicture } from './CheckInPicture.tsx';
import { ChoiceBox } from './ChoiceBox.tsx';
import { Line } from './Line.tsx';
import { beforeChoices, choicesWith, graceChoices } from './length-choices.ts';
import { Section } from './Section.tsx';
import { Sentence } from './Sentence.tsx';
import { sentenceMessages } from './sentence-messages.ts';
import { TimeBox } from './TimeBox.tsx';
import { useControlStyles } from './use-control-styles.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

const modes = {
  none: 'checkInNone',
  anywhere: 'checkInAnywhere',
  'at-seat': 'checkInAtSeat',
} as const;

/** Whether people say that they have come, until when they are waited for, and what that comes to. */
export function CheckInSection() {
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { labelOf } = useSettingText();
  const { checkInMode, arriveBy } = shown.holds.settings;
  return (
    <Section title={say('checkInTitle')}>
      <Line fields={['checkInMode']}>
        <Sentence
          say={(holes) => say('checkInMode', holes)}
          holes={{
            how: (
              <ChoiceBox
                label={labelOf('checkInMode')}
                value={checkInMode}
                choices={checkInModes.map((value) => ({ value, text: say(modes[value]) }))}
                onChange={(value) => set({ checkInMode: value })}
              />
            ),
          }}
        />
        {checkInMode === 'at-seat' ? <PrintCodes /> : null}
      </Line>
      {checkInMode === 'none' ? null : (
        <>
          <TimesLine />
          <Line fields={['arriveBy']}>
            <Sentence
              say={(holes) => say('arriveBy', holes)}
              holes={{
                time: (
                  <TimeBox
                    label={labelOf('arriveBy')}
                    value={arriveBy}
                    onChange={(value) => set({ arriveBy: value })}
                  />
                ),
              }}
            />
          </Line>
          <CheckInPicture />
        </>
      )}
    </Section>
  );
}

function TimesLine() {
  const say = useMessages(sentenceMessages);
  const { shown, set } = useDesk();
  const { labelOf, lengthText } = useSettingText();
  const { checkInOpensBefore, checkInGrace } = shown.holds.settings;
  const lengths = (choices: readonly number[], value: number) =>
    choicesWith(choices, value).map((minutes) => ({ value: minutes, text: lengthText(minutes) }));
  return (
    <Line fields={['checkInOpensBefore', 'checkInGrace']}>
      <Sentence
        say={(holes) => say('checkInTimes', holes)}
        holes={{
          before: (
            <ChoiceBox
              label={labelOf('checkInOpensBefore')}
              value={checkInOpensBefore}
              choices={lengths(beforeChoices, checkInOpensBefore)}
              onChange={(value) => set({ checkInOpensBefore: value })}
            />
          ),
          grace: (
            <ChoiceBox
              label={labelOf('checkInGrace')}
              value={checkInGrace}
              choices={lengths(graceChoices, checkInGrace)}
              onChange={(value) => set({ checkInGrace: value })}
            />
          ),
        }}
      />
    </Line>
  );
}

/** Whoever must scan a code at the seat needs one there. */
function PrintCodes() {
  const controls = useControlStyles();
  const say = useMessages(sentenceMessages);
  const { desk } = useDesk();
  return (
    <Link
      to={`/admin/floors/${encodeURIComponent(desk.wire.floorId)}/seat-codes`}
      className={controls.link}
    >
      <QrCodeRegular aria-hidden />
      {say('printCodes')}
    </Link>
  );
}
