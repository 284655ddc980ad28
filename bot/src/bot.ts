import { setTimeout as pause } from 'node:timers/promises';
import { conversationReferencesOver } from '@sekitori/api/application/conversation-references';
import type { Chats, Clock, Ids } from '@sekitori/api/application/ports';
import type { Stores } from '@sekitori/api/application/store';
import type { UseCases } from '@sekitori/api/application/use-cases';
import type { Request, Response } from 'restify';
import { adapterFor } from './activities/adapter.ts';
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

export type Bot = {
  /** `POST /api/messages`, after the body was parsed; restify's asynchronous handler. */
  readonly handle: (request: Request, response: Response) => Promise<void>;
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
    async handle(request, response) {
      const requestId = request.id();
      const activity = await letIn(request.headers, request.body);
      if (!activity) return refuse(response, requestId);
      const { headers, body } = request;
      return bot.handle({ method: 'POST', headers, body }, response, { activity, requestId });
    },
    chats: chatsOver({ adapter, settings, seal, pages, clock, patience }),
  };
}

/** Says no more than that: the reason would tell a stranger what to try next. */
function refuse(response: Response, requestId: string): void {
  const problem = {
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    detail: 'Unauthorized',
    code: 'not-authenticated',
    requestId,
  };
  response.sendRaw(401, JSON.stringify(problem), { 'content-type': 'application/problem+json' });
}
