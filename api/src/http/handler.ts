import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AuditReader } from '../application/audit/see-audit.ts';
import type { Stores } from '../application/store.ts';
import type { UseCases } from '../application/use-cases.ts';
import type { Language } from '../contract/language.ts';
import type { Body, Params, Query, Route, SuccessBody } from '../contract/route.ts';
import type { RouteName, Routes } from '../contract/routes.ts';
import type { Actor } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { FloorAnswers } from './floor-answers.ts';
import type { KnownSessions } from './known-sessions.ts';
import type { LiveFeed } from './live-feed.ts';

/** What every handler may use. */
export type World = {
  readonly useCases: UseCases;
  readonly publicUrl: URL;
  /** The app package as Teams knows it, where there is one. */
  readonly teamsAppId?: string | undefined;
  readonly sessions: KnownSessions;
  readonly floorAnswers: FloorAnswers;
  /** Lets a request see all that its person wrote through other processes. */
  readonly following: Stores['following'];
  readonly liveFeed: LiveFeed;
  readonly audit: AuditReader;
  /** Each dependency's check; rejects where it is down. */
  readonly dependencies: { readonly [name: string]: () => Promise<void> };
};

/** A request that has passed the door: parsed, and by somebody who may ask this. */
export type Asked<R extends Route> = {
  readonly params: Params<R>;
  readonly query: Query<R>;
  readonly body: Body<R>;
  readonly language: Language;
  readonly cookies: ReadonlyMap<string, string>;
  /** Path and query as asked, on our own origin. */
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
} & (R['access'] extends 'anyone'
  ? { readonly actor?: never }
  : { readonly actor: Actor; readonly tenantName: string }) &
  (R['method'] extends 'POST' ? { readonly key: string } : unknown) &
  (R extends { ifMatch: true } ? { readonly version: string } : unknown);

/** What a handler answers; it never touches the response. */
export type Answer<R extends Route> =
  | {
      readonly kind: 'json';
      readonly body: SuccessBody<R>;
      readonly status?: number;
      readonly isTagged?: true;
    }
  | { readonly kind: 'empty'; readonly cookies?: readonly string[] }
  | { readonly kind: 'redirect'; readonly to: URL; readonly cookies?: readonly string[] }
  | {
      readonly kind: 'bytes';
      readonly bytes: Uint8Array;
      readonly type: string;
      readonly tag: string;
    }
  | { readonly kind: 'stream'; readonly start: (sink: EventSink) => () => void }
  | ({ readonly kind: 'download' } & Download)
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

/** A file that is made while it is sent; where `parts` throws, the download breaks off and is no whole file. */
export type Download = {
  readonly type: string;
  readonly fileName: string;
  readonly parts: AsyncIterable<string>;
  /** How many records it holds so far. */
  readonly records: () => number;
};

/** Where a stream's events go; `fail` ends the stream, and the client comes back for the whole. */
export type EventSink = {
  readonly send: (event: unknown) => void;
  /** There is nothing more to tell. */
  readonly end: () => void;
  readonly fail: (error: unknown) => void;
};

export type Handler<R extends Route> = (asked: Asked<R>, world: World) => Promise<Answer<R>>;

/** A handler for every route that api serves; bot/ brings the one of its own. */
export type Handlers = { readonly [Name in Exclude<RouteName, 'activity'>]: Handler<Routes[Name]> };

export type RawHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
