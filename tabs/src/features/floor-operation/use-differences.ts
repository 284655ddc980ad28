import type { Closure } from '@sekitori/api/domain/closure';
import { useMessages } from '../../lib/messages.ts';
import { isContested, type Meanwhile } from './meanwhile.ts';
import { settingMessages } from './setting-messages.ts';
import { useDayText } from './use-day-text.ts';
import { useDesk } from './use-desk.ts';
import { useSettingText } from './use-setting-text.ts';

/** Something that both or only they changed, in words; the name is what a choice goes by. */
export type Difference = {
  readonly name: string;
  readonly label: string;
  readonly before: string;
  readonly theirs: string;
  readonly mine: string | undefined;
};

/** What somebody else saved meanwhile, said setting by setting and closure by closure. */
export function useDifferences({ fields, closures }: Meanwhile): readonly Difference[] {
  const { desk } = useDesk();
  const { labelOf, textOf } = useSettingText();
  const say = useMessages(settingMessages);
  const { closureText } = useDayText(desk.today);
  const said = (closure: Closure | undefined) =>
    closure ? `${closureText(closure)} (${closure.reason})` : say('gone');
  return [
    ...fields.map((one) => ({
      name: one.field,
      label: labelOf(one.field),
      before: textOf(one.field, one.before),
      theirs: textOf(one.field, one.theirs),
      mine: one.mine && textOf(one.field, one.mine),
    })),
    ...closures.map((one) => ({
      name: one.id,
      label: say('closure'),
      before: one.before ? said(one.before) : say('none'),
      theirs: said(one.theirs),
      mine: isContested(one) ? said(one.mine?.value) : undefined,
    })),
  ];
}
