import { type LiveEventWire, liveEventWire } from '@sekitori/api/contract/booking-wire';
import { routes } from '@sekitori/api/contract/routes';
import { addressOf } from './api-client.ts';
import { currentLanguage } from './language.ts';

/** A floor in a period, as the wire writes it. */
export type Moment = { readonly floorId: string; readonly from: string; readonly to: string };

type Listener = {
  /** Some seats stand otherwise. */
  readonly take: (told: LiveEventWire) => void;
  /** Something may have changed that nobody was told of. */
  readonly catchUp: () => void;
};

const reconnectAfter = 5_000;

/** Follows the seats of a floor in a period until the answer is called, however often the line breaks. */
export function followSeats(
  { floorId, from, to }: Moment,
  { take, catchUp }: Listener,
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    // An event stream sends the browser's own language, which may not be the page's.
    const given = { params: { floorId }, query: { from, to, lang: currentLanguage() } };
    source = new EventSource(addressOf(routes.liveAvailability, given));
    // What changed before anybody listened was told to nobody.
    source.addEventListener('open', catchUp);
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const told = liveEventWire.safeParse(JSON.parse(event.data));
      if (told.success) take(told.data);
      else catchUp();
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, reconnectAfter);
    });
  };

  open();
  return () => {
    source?.close();
    clearTimeout(timer);
  };
}
