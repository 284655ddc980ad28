import type { Clock } from '@sekitori/api/application/ports';
import type { TenantId } from '@sekitori/api/domain/ids';
import type { OrganisationId } from '@sekitori/api/domain/organisation';
import {
  isSignedByConnector,
  type PlausibleToken,
  plausibleToken,
} from './front-door/connector-token.ts';
import { type IncomingActivity, incomingActivity } from './front-door/incoming-activity.ts';
import { isServiceAddress } from './front-door/service-address.ts';
import { signingKeysAt } from './front-door/signing-keys.ts';
import type { Log } from './log.ts';
import { type BotSettings, microsoftConnector } from './settings.ts';

type Headers = { readonly authorization?: string | undefined };

/** An activity that may be answered, and the tenant whose organisation it comes from. */
export type LetIn = {
  readonly activity: IncomingActivity;
  readonly tenant: TenantId;
};

export type FrontDoor = {
  /** Whether the body of a request is worth reading: strangers without a token for us are not heard at all. */
  readonly isWorthReading: (headers: Headers) => boolean;
  /** Lets an activity in, parsed; undefined where it is refused, whatever the reason: reasons help strangers. */
  readonly letIn: (headers: Headers, body: unknown) => Promise<LetIn | undefined>;
};

type World = {
  readonly clock: Clock;
  readonly log: Log;
  readonly tenantOf: (organisation: OrganisationId) => Promise<TenantId | undefined>;
};

/** A bot without a registration outside the local environment would believe everybody. */
export class BotNotRegistered extends Error {
  override readonly name = 'BotNotRegistered';
}

/**
 * The check in front of the SDK, which by itself takes unsigned activities where it has no app id, lets
 * any token make it fetch keys, and tells strangers why it refused them (security.md, facts 1 and 2).
 * Each step refuses before the next costs anything: what a token says of itself, the form of the
 * activity, the address it wants to be answered at, whether its organisation is connected (one read),
 * and only then the signature, for which keys may have to be fetched (2.2.3-d).
 */
export function frontDoorWith(settings: BotSettings, world: World): FrontDoor {
  const { registration, trust = microsoftConnector } = settings;
  if (!registration?.appId && settings.environment !== 'local') {
    throw new BotNotRegistered('Only the local environment may run a bot without an app id');
  }
  const { clock, log, tenantOf } = world;
  const by = { keys: signingKeysAt(trust.openIdMetadata, clock, log), clock };
  const expected = registration && { issuer: trust.issuer, audience: registration.appId };

  const tokenIn = ({ authorization }: Headers) =>
    expected && plausibleToken(authorization, expected, clock.now());

  /** An activity as it should be, that asks to be answered where its token says and we write to. */
  function soundActivity(token: PlausibleToken | undefined, body: unknown) {
    const activity = incomingActivity.safeParse(body).data;
    if (!activity || !isServiceAddress(settings, activity.serviceUrl)) return undefined;
    return !token || token.serviceUrl === activity.serviceUrl ? activity : undefined;
  }

  return {
    isWorthReading: (headers) => !expected || tokenIn(headers) !== undefined,
    async letIn(headers, body) {
      const token = tokenIn(headers);
      if (expected && !token) return undefined;
      const activity = soundActivity(token, body);
      if (!activity) return undefined;
      const tenant = await tenantOf(activity.channelData.tenant.id);
      if (tenant === undefined) return undefined;
      const isGenuine = !token || (await isSignedByConnector(token, activity.channelId, by));
      return isGenuine ? { activity, tenant } : undefined;
    },
  };
}
