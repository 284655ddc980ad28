import { z } from 'zod';
import type { Route } from '../route.ts';

const health = z.strictObject({
  state: z.enum(['ready', 'not-ready']),
  dependencies: z.record(z.string(), z.enum(['up', 'down'])),
});

/** What tells of the service itself, and the door of the bot. */
export const serviceRoutes = {
  live: {
    method: 'GET',
    path: '/livez',
    summary: 'Whether the process is alive',
    access: 'anyone',
    object: 'none',
    audit: 'health.live',
    success: { status: 200, body: z.strictObject({ state: z.literal('alive') }) },
    problems: [],
  },
  ready: {
    method: 'GET',
    path: '/readyz',
    summary: 'Whether the process can serve, with the state of each dependency',
    access: 'anyone',
    object: 'none',
    audit: 'health.ready',
    success: { status: 200, body: health },
    unready: health,
    problems: [],
  },
  openApi: {
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document',
    access: 'anyone',
    object: 'none',
    audit: 'contract.read',
    success: { status: 200, body: 'openapi' },
    isTagged: true,
    problems: [],
  },
  activity: {
    method: 'POST',
    path: '/api/messages',
    summary: 'An activity of the Bot Connector, with its token',
    access: 'anyone',
    object: 'none',
    audit: 'bot.activity',
    body: 'activity',
    success: { status: 200, body: 'activity-answer' },
    // A process without the bot has nothing there.
    problems: [404],
  },
} as const satisfies Record<string, Route>;
