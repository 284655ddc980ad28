import type { Clock } from '@sekitori/api/application/ports';
import { isConnectorToken } from './front-door/connector-token.ts';
import { type IncomingActivity, incomingActivity } from './front-door/incoming-activity.ts';
import { isServiceAddress } from './front-door/service-address.ts';
import { signingKeysAt } from './front-door/signing-keys.ts';
import type { Log } from './log.ts';
import { type BotSettings, microsoftConnector } from './settings.ts';

/** Lets an activity in, parsed; undefined where it is refused, whatever the reason: reasons help strangers. */
export type FrontDoor = (
  headers: { readonly authorization?: string | undefined },
  body: unknown,
) => Promise<IncomingActivity | undefined>;

/** A bot without a registration outside the local environment would believe everybody. */
export class BotNotRegistered extends Error {
  override readonly name = 'BotNotRegistered';
}

/**
 * The check in front of the SDK, which by itself takes unsigned activities where it has no app id, lets
 * any token make it fetch keys, and tells strangers why it refused them (security.md, facts 1 and 2).
 */
export function frontDoorWith(
  settings: BotSettings,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): FrontDoor {
  const { registration, trust = microsoftConnector } = settings;
  if (!registration?.appId && settings.environment !== 'local') {
    throw new BotNotRegistered('Only the local environment may run a bot without an app id');
  }
  const keys = signingKeysAt(trust.openIdMetadata, clock, log);

  return async ({ authorization }, body) => {
    const parsed = incomingActivity.safeParse(body);
    if (!parsed.success) return undefined;
    const activity = parsed.data;
    if (!isServiceAddress(settings, activity.serviceUrl)) return undefined;
    if (!registration) return activity;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined || token.length > 8192) return undefined;
    const expected = {
      issuer: trust.issuer,
      audience: registration.appId,
      serviceUrl: activity.serviceUrl,
      channelId: activity.channelId,
    };
    return (await isConnectorToken(token, expected, { keys, clock })) ? activity : undefined;
  };
}
