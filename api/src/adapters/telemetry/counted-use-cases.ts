import type { UseCases } from '../../application/use-cases.ts';
import type { Figures } from './figures.ts';

type Answered = { readonly ok: boolean; readonly refusal?: unknown; readonly failure?: unknown };

/** The same use cases; attempts to change a booking, and logins, are counted by what came of them. */
export function countedUseCases(useCases: UseCases, figures: Pick<Figures, 'count'>): UseCases {
  const booking = (action: string) => (outcome: string) =>
    figures.count('sekitori_bookings_total', { action, outcome });
  return {
    ...useCases,
    bookSeat: counted(useCases.bookSeat, booking('book')),
    moveBooking: counted(useCases.moveBooking, booking('move')),
    releaseBooking: counted(useCases.releaseBooking, booking('release')),
    cancelBooking: counted(useCases.cancelBooking, booking('cancel')),
    completeSignIn: counted(useCases.completeSignIn, (outcome) =>
      figures.count('sekitori_sign_ins_total', { outcome }),
    ),
  };
}

function counted<Given extends readonly unknown[], Outcome extends Answered>(
  decide: (...given: Given) => Promise<Outcome>,
  hear: (outcome: string) => void,
): (...given: Given) => Promise<Outcome> {
  return async (...given) => {
    try {
      const outcome = await decide(...given);
      hear(outcome.ok ? 'done' : whyNot(outcome));
      return outcome;
    } catch (error) {
      hear('failed');
      throw error;
    }
  };
}

/** The code of a refusal, or the word for what failed; both are closed sets. */
function whyNot({ refusal, failure }: Answered): string {
  if (typeof failure === 'string') return failure;
  const isCoded = typeof refusal === 'object' && refusal !== null && 'code' in refusal;
  return isCoded ? String(refusal.code) : 'refused';
}
