import { teamsAddressOfPage } from '@sekitori/api/contract/page-address';
import { seatId } from '@sekitori/api/domain/ids';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../lib/queries.ts';

/** This seat's page inside Teams, for who is not there already and where the app is in Teams (G7). */
export function useTeamsAddress(seat: string, code: string | undefined): string | undefined {
  const { data: me } = useQuery(meQuery);
  const isFramed = window.parent !== window;
  if (isFramed || me?.teamsAppId === undefined) return undefined;
  const page = { kind: 'seat', seat: seatId(seat), code } as const;
  const publicUrl = new URL(location.origin);
  return teamsAddressOfPage(page, { teamsAppId: me.teamsAppId, publicUrl }).href;
}
