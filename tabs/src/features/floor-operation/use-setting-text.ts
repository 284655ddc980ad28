import { politeName } from '@sekitori/api/contract/local-text';
import type { OwnOperationSettings } from '@sekitori/api/domain/operation';
import type { OperationSettings } from '@sekitori/api/domain/operation-settings';
import { useClockText } from '../../lib/clock-text.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import type { SettingField } from './edits.ts';
import { settingMessages } from './setting-messages.ts';
import { lengthText, settingTexts, type Words } from './setting-texts.ts';
import { useDayText } from './use-day-text.ts';
import { useDesk } from './use-desk.ts';

/** What settings are called, and their values in a few words; one that is absent comes from above. */
export function useSettingText() {
  const say = useMessages(settingMessages);
  const language = useLanguage();
  const clockText = useClockText();
  const { desk, names } = useDesk();
  const { weekdayText } = useDayText(desk.today);
  const personText = (id: string) => {
    const name = names.get(id);
    return name === undefined ? say('somebody') : politeName(name, language);
  };
  const words: Words = { say, language, clockText, weekdayText, personText };

  function textOf<F extends SettingField>(field: F, own: OwnOperationSettings): string {
    const value: OperationSettings[F] | undefined = own[field];
    return value === undefined ? say('fromAbove') : settingTexts[field](value, words);
  }
  return {
    labelOf: (field: SettingField) => say(field),
    textOf,
    lengthText: (minutes: number) => lengthText(words, minutes),
    personText,
    and: say('and'),
  };
}
