import {
  addressOfPage,
  type LinkedPage,
  teamsAddressOfPage,
} from '@sekitori/api/contract/page-address';
import type { BookingId, FloorId, SeatId } from '@sekitori/api/domain/ids';
import type { Workday } from '@sekitori/api/domain/workday';

/** The addresses that cards open: inside Teams, where the app is published there (G7). */
export type Pages = {
  readonly floor: (floor: FloorId, workday?: Workday) => string;
  readonly seat: (seat: SeatId) => string;
  readonly booking: (booking: BookingId) => string;
  readonly signIn: (link: string) => string;
  /** A chat with the bot itself; undefined where it is not registered, as in the local environment. */
  readonly ownChat: string | undefined;
};

/** What Microsoft knows us by, as far as anything is registered. */
export type Registered = {
  readonly botId?: string | undefined;
  readonly teamsAppId?: string | undefined;
};

export function pagesUnder(publicAddress: string, { botId, teamsAppId }: Registered): Pages {
  const publicUrl = new URL(publicAddress);
  const address = (page: LinkedPage) =>
    teamsAppId === undefined
      ? addressOfPage(page, publicUrl).href
      : teamsAddressOfPage(page, { teamsAppId, publicUrl }).href;
  const signIn = new URL('/auth/sign-in', publicUrl);
  return {
    floor: (floor, workday) => address({ kind: 'floor', floor, workday }),
    seat: (seat) => address({ kind: 'seat', seat }),
    booking: (booking) => address({ kind: 'booking', booking }),
    signIn: (link) => `${signIn}?${new URLSearchParams({ link })}`,
    ownChat:
      botId && `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(botId)}`,
  };
}
