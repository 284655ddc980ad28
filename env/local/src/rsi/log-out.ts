import type { Provider } from 'oidc-provider';
import { z } from 'zod';
import type { KeptRecords } from './kept-records.ts';

/** What RSI knows of a product in a session of its own. */
const sessionShape = z.looseObject({
  authorizations: z.record(z.string(), z.looseObject({ sid: z.string().optional() })).default({}),
});

export type LogOut = (sub: string) => Promise<{ readonly told: number; readonly failed: number }>;

/** Ends a person's sessions at RSI and tells the product of each (OpenID Connect Back-Channel Logout 1.0). */
export function logOutOver(
  provider: Provider,
  { client, records }: { readonly client: string; readonly records: KeptRecords },
): LogOut {
  return async (sub) => {
    const sessions = records.allBy('Session', 'accountId', sub);
    const sids = sessions.flatMap(([, payload]) => {
      const { authorizations } = sessionShape.parse(payload);
      return authorizations[client]?.sid ?? [];
    });
    for (const [key] of sessions) records.drop(key);
    const product = await provider.Client.find(client);
    const told = await Promise.allSettled(
      // The product hears of somebody, too, whose session RSI has forgotten.
      (sids.length > 0 ? sids : [undefined]).map((sid) => product?.backchannelLogout(sub, sid)),
    );
    const failed = told.filter(({ status }) => status === 'rejected').length;
    return { told: told.length - failed, failed };
  };
}
