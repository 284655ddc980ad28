import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { aKey } from '../../support/world.ts';

export type MadeFloor = {
  readonly id: string;
  readonly name: string;
  readonly seatIds: readonly string[];
};

const step = 60;

/** Asks the service as the page's person, as scripts of theirs would. */
export async function ask(
  page: Page,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  given: { readonly data?: unknown; readonly headers?: Record<string, string> } = {},
) {
  const answer = await page.request.fetch(path, {
    method,
    headers: { 'x-sekitori-request': '1', 'idempotency-key': aKey(), ...given.headers },
    ...(given.data === undefined ? {} : { data: given.data }),
  });
  assert.ok(answer.ok(), `${method} ${path}: ${await answer.text()}`);
  return answer.json();
}

/** A floor with seats named S-1 … in rows, and a white plan; for one test alone. */
export async function aFloor(
  page: Page,
  wish: {
    readonly name: string;
    readonly seats: number;
    readonly publish?: 'publish';
    /** Of a site in Tokyo whose days begin at midnight where none is named. */
    readonly siteId?: string;
  },
): Promise<MadeFloor> {
  const columns = Math.ceil(Math.sqrt(wish.seats * 1.4));
  const { items: sites } = await ask(page, 'GET', '/api/v1/admin/sites');
  const tokyo = sites.find(
    ({ timeZone, dayStartsAt }: { timeZone: string; dayStartsAt: string }) =>
      timeZone === 'Asia/Tokyo' && dayStartsAt === '00:00',
  );
  const made = await ask(page, 'POST', '/api/v1/admin/floors', {
    data: { siteId: wish.siteId ?? tokyo.id, name: wish.name },
  });
  const path = `/api/v1/admin/floors/${made.id}`;
  const plan = await ask(page, 'POST', `${path}/plan`, {
    data: await aWhitePlan((columns + 2) * step),
    headers: { 'content-type': 'image/png' },
  });
  const seats = Array.from({ length: wish.seats }, (_, index) => ({
    id: `${made.id}.${index + 1}`,
    name: `S-${index + 1}`,
    x: (1 + (index % columns)) * step,
    y: (1 + Math.floor(index / columns)) * step,
    turn: 0,
    equipment: [],
  }));
  const saved = await ask(page, 'PUT', path, {
    data: { name: wish.name, planId: plan.id, zones: [], seats },
    headers: { 'if-match': made.version },
  });
  if (wish.publish) {
    await ask(page, 'POST', `${path}/publish`, { headers: { 'if-match': saved.version } });
  }
  return { id: made.id, name: wish.name, seatIds: seats.map((seat) => seat.id) };
}

/** A seat of the floor for the page's person, from nine to six on its last bookable workday. */
export async function bookFor(page: Page, floor: MadeFloor, seatId: string | undefined) {
  const { bookable } = await ask(page, 'GET', `/api/v1/floors/${floor.id}`);
  const at = (hour: string) => `${bookable.last}T${hour}:00:00+09:00`;
  return ask(page, 'POST', '/api/v1/bookings', { data: { seatId, from: at('09'), to: at('18') } });
}

function aWhitePlan(width: number): Promise<Buffer> {
  return sharp({ create: { width, height: width, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
}
