import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { conversationReferencesOver } from '@sekitori/api/application/conversation-references';
import type { Chats, Clock, Ids } from '@sekitori/api/application/ports';
import type { Stores } from '@sekitori/api/application/store';
import type { UseCases } from '@sekitori/api/application/use-cases';
import { adapterFor } from './activities/adapter.ts';
import { sdkResponse } from './activities/sdk-response.ts';
import { teamsBotOver } from './activities/teams-bot.ts';
import { pagesUnder } from './cards/pages.ts';
import { cardSealWith } from './cards/signed-data.ts';
import { frontDoorWith } from './front-door.ts';
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
};

/** A request to `POST /api/messages` whose body has been read, bounded and parsed as JSON. */
export type ActivityRequest = {
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
  readonly requestId: string;
};

export type Bot = {
  /** Answers one activity of Teams; everything else with 401 and no reason. */
  readonly handle: (request: ActivityRequest, response: ServerResponse) => Promise<void>;
  /** What the worker tells people through. */
  readonly chats: Chats;
};

/** The bot over the use cases. Throws `BotNotRegistered` where it would believe everybody. */
export function createBot({ settings, useCases, stores, clock, ids, log }: BotParts): Bot {
  const seal = cardSealWith(settings.cardKey);
  const appId = settings.registration?.appId;
  const pages = pagesUnder(settings.publicUrl, appId);
  const letIn = frontDoorWith(settings, { clock, log });
  const adapter = adapterFor(settings);
  const references = conversationReferencesOver({ stores, ids });
  const world = { useCases, clock, ids, seal, pages };
  const bot = teamsBotOver({ world, adapter, references, appId: appId ?? '', log });
  const patience = {
    pause: (ms: number) => pause(ms),
    random: () => Number(ids.sixDigits()) / 1_000_000,
  };
  return {
    async handle({ headers, body, requestId }, response) {
      const activity = await letIn(headers, body);
      if (!activity) return refuse(response, requestId);
      const request = { method: 'POST', headers, body: { ...activity } };
      return bot.handle(request, sdkResponse(response), { activity, requestId });
    },
    chats: chatsOver({ adapter, settings, seal, pages, clock, patience }),
  };
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
