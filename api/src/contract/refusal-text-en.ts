import type { FloorFlaw } from '../domain/floor.ts';
import { isRuleRefusal, type Missing, type PictureFlaw, type Refusal } from '../domain/refusal.ts';
import { instantText } from './local-text.ts';
import type { RefusalText } from './refusal-text.ts';
import { ruleInEnglish } from './rule-text-en.ts';
import { settingFlawText } from './setting-flaw-text.ts';

/** The refusals in English. */
export function inEnglish(refusal: Refusal): RefusalText {
  if (isRuleRefusal(refusal)) return ruleInEnglish(refusal);
  switch (refusal.code) {
    case 'booking-over':
      return {
        title: 'This booking is over',
        why: 'A booking that was cancelled, ended or released cannot be changed.',
        next: 'Book again if you need a seat.',
      };
    case 'check-in-not-open':
      return {
        title: 'It is too early to check in',
        why: `Check-in for this booking opens ${instantText(refusal.opensAt, refusal.clock.timeZone, 'en')}.`,
        next: 'Come back then.',
      };
    case 'check-in-not-asked':
      return {
        title: 'There is no need to check in',
        why: 'Nobody has to check in for this booking.',
        next: 'Just take your seat.',
      };
    case 'check-in-at-seat':
      return {
        title: 'Check in at the seat itself',
        why: `For ${refusal.seatName}, the code at the seat says that you have come.`,
        next: 'Scan the code on the seat with your phone.',
      };
    case 'seat-code-wrong':
      return {
        title: 'This code does not fit the seat',
        why: 'It is an older code, or that of another seat.',
        next: 'Scan the code on the seat once more. If it stays like this, tell an operations administrator.',
      };
    case 'late-already':
      return {
        title: 'You have said once that you come late',
        why: `The seat is kept until ${instantText(refusal.lapsesAt, refusal.clock.timeZone, 'en')}.`,
        next: 'If you need longer, release it and book again when you know.',
      };
    case 'not-permitted':
      return {
        title: 'You may not do this',
        why:
          refusal.needs === 'own-booking'
            ? 'Only the person who booked may do this.'
            : 'None of your roles allows it.',
        next:
          refusal.needs === 'own-booking'
            ? 'Ask the person who booked.'
            : 'If you need it, ask an account administrator for the role.',
      };
    case 'not-found':
      return notFoundEn(refusal.what);
    case 'changed-meanwhile':
      return {
        title: 'Somebody else changed this first',
        why: 'It is no longer what you opened.',
        next: 'Load the latest and make your change again.',
      };
    case 'floor-has-flaws':
      return {
        title: 'The floor needs mending',
        why: refusal.flaws.slice(0, 5).map(flawEn).join(' '),
        next: 'Mend it, then save.',
      };
    case 'settings-have-flaws':
      return {
        title: 'These settings cannot be saved as they are',
        why: refusal.flaws
          .slice(0, 5)
          .map((flaw) => settingFlawText(flaw, 'en'))
          .join(' '),
        next: 'Mend what is named, then save again.',
      };
    case 'floor-has-bookings':
      return {
        title: 'Seats with bookings to come would go',
        why: `Bookings that would be cancelled: ${refusal.bookings}. People: ${refusal.people}.`,
        next: 'Go on and cancel them, or keep the seats. Their holders are told.',
      };
    case 'picture-unusable':
      return { title: 'This picture cannot be used', ...pictureEn[refusal.because] };
    case 'self-grant':
      return {
        title: 'Nobody grants a role to themselves',
        why: 'Two people stand behind every administrator.',
        next: 'Ask another account administrator to do it.',
      };
    case 'self-removal':
      return {
        title: 'Nobody takes a role from themselves',
        why: 'So that no tenant is left without an administrator by a slip.',
        next: 'Ask another account administrator to do it.',
      };
    case 'last-account-administrator':
      return {
        title: 'This is the last account administrator',
        why: 'Without one, nobody could manage the administrators of your company.',
        next: 'Make somebody else an account administrator first.',
      };
    case 'organisation-connected-elsewhere':
      return {
        title: 'This organisation cannot be connected',
        why: 'It is connected already, to another RICOH Smart Integration tenant.',
        next: 'Check the tenant ID. If it is yours, ask your other administrators or Ricoh support.',
      };
    case 'too-many-organisations':
      return {
        title: 'No more organisations can be connected',
        why: `A tenant can connect ${refusal.most} at most.`,
        next: 'Disconnect one that is not used any more first.',
      };
    case 'key-reused':
      return {
        title: 'This Idempotency-Key was used for something else',
        why: 'One key belongs to one operation.',
        next: 'Try again with a new key.',
      };
    case 'code-unusable':
      return {
        title: 'This code cannot be used',
        why: 'It has expired, was used before, or is mistyped.',
        next: 'Sign in again and type the new code.',
      };
    case 'chat-of-another-company':
      return {
        title: 'This chat belongs to another company',
        why: 'The company you signed in with does not use Sekitori in this Microsoft 365 organisation.',
        next: 'Sign in with an account of this organisation’s company, or use Sekitori in your browser.',
      };
  }
}

function notFoundEn(what: Missing): RefusalText {
  if (what === 'session') {
    return {
      title: 'There is no such sign-in',
      why: 'It seems to have ended already.',
      next: 'Load the list again to be sure.',
    };
  }
  return {
    title: `There is no such ${what}`,
    why: 'It may have been deleted, or not been published.',
    next: 'Choose again from the list.',
  };
}

function flawEn(flaw: FloorFlaw): string {
  switch (flaw.kind) {
    case 'two-seats-of-one-name':
      return `Two seats are called “${flaw.name}”.`;
    case 'two-things-of-one-id':
      return `The id ${flaw.id} stands twice.`;
    case 'seat-of-another-floor':
      return `The id of seat “${flaw.seat}” is not of this floor.`;
    case 'unknown-zone':
      return `Seat “${flaw.seat}” is in a zone that is not there.`;
    case 'seat-off-the-plan':
      return `Seat “${flaw.seat}” lies off the plan.`;
  }
}

const pictureEn: { readonly [F in PictureFlaw]: { readonly why: string; readonly next: string } } =
  {
    'not-a-picture': { why: 'It could not be read.', next: 'Choose a PNG, JPEG or SVG.' },
    'too-many-pixels': {
      why: 'It is too large (40 million pixels at most).',
      next: 'Make it smaller and try again.',
    },
    'too-small': {
      why: 'It is too small (200 × 200 pixels at least).',
      next: 'Choose a larger one.',
    },
    'active-content': {
      why: 'The SVG contains a script or points outside itself.',
      next: 'Remove that, or export the plan as PNG.',
    },
  };
