import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { conversationReferencesOver } from '@sekitori/api/application/conversation-references';
import type { HearActivity } from '@sekitori/api/application/heard-activities';
import { tenantOfOrganisation } from '@sekitori/api/application/organisations';
import type { Chats, Clock, Ids } from '@sekitori/api/application/ports';
import type { Stores } from '@sekitori/api/application/store';
import type { UseCases } from '@sekitori/api/application/use-cases';
import type { TenantId } from '@sekitori/api/domain/ids';
import { adapterFor } from './activities/adapter.ts';
import { type HeldAnswer, sdkResponse } from './activities/sdk-response.ts';
import { teamsBotOver } from './activities/teams-bot.ts';
import { pagesUnder } from './cards/pages.ts';
import { cardSealWith } from './cards/signed-data.ts';
import { effectiveKinds } from './front-door/incoming-activity.ts';
import { frontDoorWith, type LetIn } from './front-door.ts';
import type { Log } from './log.ts';
import { chatsOver } from './posts/chats.ts';
import type { BotSettings } from './settings.ts';

export type BotParts = {
  readonly settings: BotSettings;
  readonly useCases: UseCases;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** Counts what an account of a tenant's organisation sends; throws where it is too much. */
  readonly admitChat?: (tenant: TenantId, account: string) => Promise<void>;
};

/** A request to `POST /api/messages` whose body has been read, bounded and parsed as JSON. */
export type ActivityRequest = {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly requestId: string;
  /** Hears by which name a turn failed. */
  readonly failed?: (code: string) => void;
  /** Resolves once it is durable what becomes of the activity; awaited before anything is answered. */
  readonly recorded?: (status: number) => Promise<void>;
};

export type Bot = {
  /** Whether a request's body need be read at all; where not, `handle` refuses it without. */
  readonly isWorthReading: (headers: IncomingHttpHeaders) => boolean;
  /** Answers one activity of Teams; everything else with 401 and no reason. */
  readonly handle: (request: ActivityRequest, response: ServerResponse) => Promise<void>;
  /** What the worker tells people through. */
  readonly chats: Chats;
};

/** The bot over the use cases. Throws `BotNotRegistered` where it would believe everybody. */
export function createBot(parts: BotParts): Bot {
  const { settings, useCases, stores, clock, ids, log, admitChat = admitAll } = parts;
  const seal = cardSealWith(settings.cardKey);
  const appId = settings.registration?.appId;
  const pages = pagesUnder(settings.publicUrl, { botId: appId, teamsAppId: settings.teamsAppId });
  const tenantOf = (organisation: string) => tenantOfOrganisation({ stores }, organisation);
  const door = frontDoorWith(settings, { clock, log, tenantOf });
  const adapter = adapterFor(settings);
  const referencesOf = (tenant: TenantId) => conversationReferencesOver({ stores, ids }, tenant);
  const world = { useCases, clock, ids, seal, pages };
  const bot = teamsBotOver({ world, adapter, referencesOf, appId: appId ?? '', log });
  const patience = {
    pause: (ms: number) => pause(ms),
    over: (ms: number) => pause(ms, undefined, { ref: false }),
    random: () => Number(ids.sixDigits()) / 1_000_000,
  };
  return {
    isWorthReading: door.isWorthReading,
    async handle({ headers, body, requestId, ...hears }, response) {
      const { failed = () => undefined, recorded = async () => undefined } = hears;
      const letIn = await door.letIn(headers, body);
      if (!letIn) {
        await recorded(401);
        return refuse(response, requestId);
      }
      const { activity, tenant } = letIn;
      await admitChat(tenant, activity.from.aadObjectId ?? activity.from.id);
      const isRepeated = !(await isNew(useCases.hearActivity, letIn));
      // An invoke is answered where it was asked, so that one is; whatever else is repeated is heard in silence.
      if (isRepeated && activity.type !== 'invoke') {
        await recorded(200);
        return write(response, { status: 200 });
      }
      const request = { method: 'POST', headers, body: { ...activity } };
      const { sdk, held } = sdkResponse(response.socket);
      const turn = { ...letIn, isRepeated, requestId, failed, recorded };
      const { isUnrecorded } = await bot.handle(request, sdk, turn);
      // Whoever was told that it could not be put on record is not told anything else.
      if (!isUnrecorded) await recorded(held().status);
      write(response, held());
    },
    chats: chatsOver({ adapter, settings, seal, pages, clock, patience, tenantOf }),
  };
}

const admitAll = async () => undefined;

/** In steps: what restify makes of `writeHead` answers nothing that could be ended. */
function write(response: ServerResponse, { status, body }: HeldAnswer): void {
  response.statusCode = status;
  if (body !== undefined) response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(body);
}

async function isNew(hearActivity: HearActivity, { activity, tenant }: LetIn): Promise<boolean> {
  const { id, type, conversation } = activity;
  if (id === undefined || !effectiveKinds.includes(type)) return true;
  return hearActivity(tenant, { conversation: conversation.id, type, id });
}

/** Says no more than that: the reason would tell a stranger what to try next. */
function refuse(response: ServerResponse, requestId: string): void {
  const problem = {
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail: 'Unauthorized',
    code: 'not-authenticated',
    requestId,
  };
  response.writeHead(401, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify(problem));
}
