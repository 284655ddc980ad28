import { settingFlawText } from '@sekitori/api/contract/setting-flaw-text';
import { flawsOfRules } from '@sekitori/api/domain/rules-flaws';
import { ApiProblem } from '../../lib/api-problem.ts';
import { useClockText } from '../../lib/clock-text.ts';
import { clockOf } from '../../lib/floor-clock.ts';
import { useLanguage } from '../../lib/language.ts';
import { useMessages } from '../../lib/messages.ts';
import { type Desk, standingsOf } from './desk.ts';
import { messages } from './messages.ts';
import type { SaidFlaw } from './use-desk.ts';

/** What does not fit together: as the rules say while somebody edits, and as the service said when it refused. */
export function useFlaws(desk: Desk, refused: unknown): readonly SaidFlaw[] {
  const say = useMessages(messages);
  const language = useLanguage();
  const clockText = useClockText();
  const clock = clockOf(desk.wire.site);
  const found = standingsOf(desk)
    .flatMap(({ holds }) => flawsOfRules(holds, clock))
    .map((flaw) => ({ field: flaw.field, text: settingFlawText(flaw, language) }));
  const told = [...found, ...refusedFlaws(refused, say('unusable'))].map(({ field, text }) => ({
    field,
    text: clockText(text),
  }));
  return [...new Map(told.map((flaw) => [`${flaw.field} ${flaw.text}`, flaw])).values()];
}

/** The flaws of a refusal; of a request that could not be read, the fields that could not. */
export function refusedFlaws(error: unknown, unusable: string): readonly SaidFlaw[] {
  if (!(error instanceof ApiProblem)) return [];
  const { flaws = [], issues = [] } = error.problem;
  return [
    ...flaws.map(({ field = '', text = unusable }) => ({ field, text })),
    ...issues.flatMap(({ path }) => {
      const field = /(?:^|\.)(?:own\.)?(\w+)(?:\.|$)/.exec(path.replace(/^change\./, ''));
      return field?.[1] ? [{ field: field[1], text: unusable }] : [];
    }),
  ];
}
