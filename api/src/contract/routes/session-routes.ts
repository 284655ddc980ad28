import { z } from 'zod';
import type { Route } from '../route.ts';
import { sessionsWire } from '../session-wire.ts';
import { shownIdShape } from '../shapes.ts';

const returnTo = z.string().max(500);
/** The SHA-256 of a nonce that the frame keeps, as base64url. */
const nonceHash = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Sign-in at RSI and what comes of it. */
export const sessionRoutes = {
  signIn: {
    method: 'GET',
    path: '/auth/sign-in',
    summary:
      'Go to RSI and sign in there; come back to a path, into a Teams frame, or to link a Teams user',
    access: 'anyone',
    object: 'session',
    audit: 'session.sign-in-started',
    query: z
      .strictObject({
        returnTo: returnTo.optional(),
        handOver: nonceHash.optional(),
        link: z
          .string()
          .regex(/^[A-Za-z0-9_-]{20,64}$/)
          .optional(),
      })
      .refine(({ handOver, link }) => handOver === undefined || link === undefined, {
        path: ['link'],
        message: 'not together with handOver',
      }),
    success: { status: 302, body: 'redirect' },
    problems: [],
  },
  signInCallback: {
    method: 'GET',
    path: '/auth/callback',
    summary: 'Where RSI sends the browser back to',
    access: 'anyone',
    object: 'session',
    audit: 'session.signed-in',
    query: z.object({
      code: z.string().max(4096).optional(),
      state: z.string().max(512).optional(),
      iss: z.string().max(512).optional(),
      error: z.string().max(128).optional(),
    }),
    success: { status: 302, body: 'redirect' },
    problems: [],
  },
  redeem: {
    method: 'POST',
    path: '/auth/redeem',
    summary: 'Turn the one-time code of a login window into a session of this frame',
    access: 'anyone',
    object: 'session',
    audit: 'session.handed-over',
    body: z.strictObject({
      code: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    }),
    success: { status: 204, body: 'empty' },
    problems: [403, 415, 422],
  },
  signInWithTeams: {
    method: 'POST',
    path: '/auth/teams',
    summary:
      'Turn the token that Teams gives this frame for its user into a session, once, where they have linked that account',
    access: 'anyone',
    object: 'session',
    audit: 'session.signed-in-with-teams',
    body: z.strictObject({ token: z.string().min(1).max(8_000) }),
    success: { status: 204, body: 'empty' },
    problems: [403, 413, 415],
  },
  signOut: {
    method: 'POST',
    path: '/auth/sign-out',
    summary: 'End this session, of this product only',
    access: 'anyone',
    object: 'session',
    audit: 'session.signed-out',
    success: { status: 204, body: 'empty' },
    problems: [403],
  },
  backChannelLogout: {
    method: 'POST',
    path: '/auth/back-channel-logout',
    summary: 'Where RSI says that a session of its own is over, or all of a person',
    access: 'anyone',
    object: 'session',
    audit: 'session.ended-by-rsi',
    sender: 'rsi',
    // The specification lets others stand beside it.
    body: z.object({ logout_token: z.string().min(1).max(12_000) }),
    success: { status: 200, body: 'empty' },
    problems: [413, 415],
  },
  mySessions: {
    method: 'GET',
    path: '/api/v1/me/sessions',
    summary: 'Where I am signed in, the newest first',
    access: 'use-user-site',
    object: 'session',
    audit: 'session.list',
    success: { status: 200, body: sessionsWire },
    problems: [],
  },
  endMySession: {
    method: 'DELETE',
    path: '/api/v1/me/sessions/{sessionId}',
    summary: 'Sign me out in one place',
    access: 'use-user-site',
    object: 'session',
    audit: 'session.end',
    params: z.strictObject({ sessionId: shownIdShape }),
    success: { status: 204, body: 'empty' },
    problems: [403, 404],
  },
  endMyOtherSessions: {
    method: 'DELETE',
    path: '/api/v1/me/sessions',
    summary: 'Sign me out everywhere but here',
    access: 'use-user-site',
    object: 'session',
    audit: 'session.end-others',
    success: { status: 204, body: 'empty' },
    problems: [403],
  },
} as const satisfies Record<string, Route>;
