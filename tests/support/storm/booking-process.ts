import type { BookingView } from '../../../api/src/application/booking-view.ts';
import type { FloorAvailability } from '../../../api/src/application/see-floors.ts';
import type { Period } from '../../../api/src/domain/period.ts';
import type { Decided } from '../../../api/src/domain/refusal.ts';
import { type Death, mortalStores } from '../kill/death.ts';
import { useCasesOverBare } from './bare-world.ts';
import type { Deed, Outcome } from './deeds.ts';
import { flawedStores } from './flawed-stores.ts';
import { readProcessSettings } from './process-settings.ts';
import { openPlace } from './store-place.ts';

/**
 * A process that carries deeds out with the use cases, without HTTP in front: it starts fast and dies
 * where it is told to. It is told by messages and answers each deed with its outcome.
 */
export type Asked = { readonly id: number; readonly deed: Deed } | { readonly die: Death };
export type Answered = { readonly id: number; readonly outcome: Outcome };

const { place, flaw } = readProcessSettings();
const opened = await openPlace(place);
const { stores, die } = mortalStores(flaw ? flawedStores(opened, flaw) : opened);
const useCases = useCasesOverBare(stores);

process.on('message', (asked: Asked) => {
  if ('die' in asked) die(asked.die);
  else void carryOut(asked.deed).then((outcome) => process.send?.({ id: asked.id, outcome }));
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');

async function carryOut(deed: Deed): Promise<Outcome> {
  try {
    return await outcomeOf(deed);
  } catch (error) {
    return { is: 'unknown', why: String(error) };
  }
}

async function outcomeOf(deed: Deed): Promise<Outcome> {
  switch (deed.do) {
    case 'book': {
      const { actor, seat, period } = deed.wanted;
      return decided(await useCases.bookSeat(actor, { seat, period, key: deed.key }));
    }
    case 'move': {
      const { actor, booking } = deed.held;
      return decided(await useCases.moveBooking(actor, { booking, to: deed.to, key: deed.key }));
    }
    case 'cancel':
      return decided(await useCases.cancelBooking(deed.held.actor, deed.held.booking));
    case 'release':
      return decided(await useCases.releaseBooking(deed.held.actor, deed.held.booking));
    case 'look':
      return seen(await useCases.seeAvailability(deed.viewer, { ...deed, period: deed.within }));
  }
}

/** As an answer over HTTP would say it; whoever looks holds no seat. */
function seen(found: Decided<FloorAvailability>): Outcome {
  if (!found.ok) return { is: 'refused', code: found.refusal.code };
  return {
    is: 'seen',
    free: new Map(found.value.seats.map((one) => [one.seat.id, one.freeParts])),
  };
}

function decided(result: Decided<BookingView>): Outcome {
  if (result.ok) return { is: 'done', booking: result.value.booking.id };
  const { refusal } = result;
  const met: Period | undefined = 'period' in refusal ? refusal.period : undefined;
  return { is: 'refused', code: refusal.code, ...(met ? { met } : {}) };
}
