import type { Refusal } from '../domain/refusal.ts';
import type { Language } from './language.ts';
import { politeName } from './local-text.ts';
import { type RefusalText, refusalText } from './refusal-text.ts';

/** Whose booking it is, as far as they may be named, and the nearest seat that is free for it. */
type Of = { readonly holder: string | undefined; readonly moveTo: string | undefined };

/**
 * A refusal that a booking would meet after a change, in words to an administrator: they are about its holder,
 * and what comes next is the administrator's to choose.
 */
export function impactText(refusal: Refusal, of: Of, language: Language): RefusalText {
  const said = words[language];
  const holder = of.holder === undefined ? said.someone : politeName(of.holder, language);
  return {
    ...refusalText(refusal, language),
    ...instead(said, refusal, holder),
    next: said.next(of.moveTo),
  };
}

type Words = {
  readonly someone: string;
  readonly next: (moveTo: string | undefined) => string;
  /** In the place of what speaks to whoever books. */
  readonly instead: {
    readonly [Code in 'already-booked' | 'quota-reached' | 'not-found']: (
      refusal: Extract<Refusal, { readonly code: Code }>,
      holder: string,
    ) => Partial<RefusalText>;
  };
};

const words: { readonly [L in Language]: Words } = {
  ja: {
    someone: '予約した方',
    next: (moveTo) => (moveTo === undefined ? '近くに空席はありません。' : `${moveTo}に移せます。`),
    instead: {
      'already-booked': ({ seatName }, holder) => ({
        title: `${holder}は、この時間に${seatName}も予約しています`,
      }),
      'quota-reached': ({ use }, holder) => ({
        title: `${holder}の予約が上限の${use.most}回を超えます`,
      }),
      'not-found': () => ({
        title: 'この席はなくなります',
        why: '変更後のフロアには、この席がありません。',
      }),
    },
  },
  en: {
    someone: 'Its holder',
    next: (moveTo) =>
      moveTo === undefined ? 'No seat nearby is free for it.' : `It can move to ${moveTo}.`,
    instead: {
      'already-booked': ({ seatName }, holder) => ({
        title: `${holder} has ${seatName} at that time as well`,
      }),
      'quota-reached': ({ use }, holder) => ({
        title: `${holder} has more bookings than the ${use.most} allowed`,
      }),
      'not-found': () => ({
        title: 'This seat goes',
        why: 'The floor has no such seat after the change.',
      }),
    },
  },
};

function instead({ instead: known }: Words, refusal: Refusal, holder: string) {
  if (refusal.code === 'already-booked') return known['already-booked'](refusal, holder);
  if (refusal.code === 'quota-reached') return known['quota-reached'](refusal, holder);
  return refusal.code === 'not-found' ? known['not-found'](refusal, holder) : {};
}
