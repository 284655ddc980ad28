import type { z } from 'zod';
import type { Permission } from '../domain/roles.ts';

/** Who may call: anyone at all, or the roles that hold a permission. Everything else is refused. */
export type Access = 'anyone' | Permission;

/** What a request is about, for the authorization matrix. */
export type RouteObject =
  | 'none'
  | 'own-data'
  | 'site'
  | 'floor'
  | 'plan'
  | 'booking'
  | 'session'
  | 'administrator'
  | 'people-settings'
  | 'person'
  | 'organisation'
  | 'audit-log';

/** What comes back where it is no JSON. */
export type OtherBody =
  | 'empty'
  | 'redirect'
  | 'event-stream'
  | 'image'
  | 'download'
  | 'openapi'
  | 'activity-answer';

/**
 * One route as data. From the table of these come the restify routes, the OpenAPI document and the
 * typed client of the tabs; one without access or audit event does not compile.
 */
export type Route = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for each path parameter. */
  readonly path: string;
  readonly summary: string;
  readonly access: Access;
  readonly object: RouteObject;
  /** The name of the operation in the audit log. */
  readonly audit: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodType;
  /** A schema for JSON; `image` takes a PNG, JPEG or SVG as the body itself. */
  readonly body?: z.ZodType | 'image' | 'activity';
  /** Who sends it, where that is no page of ours: RSI's server posts a form, and proves itself by what is in it. */
  readonly sender?: 'rsi';
  /** Whether the request must say which version it changes (`If-Match`). */
  readonly ifMatch?: true;
  readonly success: { readonly status: number; readonly body: z.ZodType | OtherBody };
  /** Whether what comes back carries an `ETag`, and 304 says that it is still the same. */
  readonly isTagged?: true;
  /** What 503 says here, where that is not always a problem document. */
  readonly unready?: z.ZodType;
  /** The statuses of the problem documents that may come back beside those of the door (`http/openapi.ts`). */
  readonly problems: readonly number[];
};

export type Params<R extends Route> = R['params'] extends z.ZodType
  ? z.output<R['params']>
  : undefined;
export type Query<R extends Route> = R['query'] extends z.ZodType
  ? z.output<R['query']>
  : undefined;
export type Body<R extends Route> = R['body'] extends z.ZodType
  ? z.output<R['body']>
  : R['body'] extends 'image'
    ? Uint8Array
    : R['body'] extends 'activity'
      ? unknown
      : undefined;
export type SuccessBody<R extends Route> = R['success']['body'] extends z.ZodType
  ? z.input<R['success']['body']>
  : R['success']['body'];
