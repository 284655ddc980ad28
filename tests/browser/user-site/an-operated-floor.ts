import type { Page } from 'playwright-core';
import type { OperationChange, OperationWire } from '../../../api/src/contract/operation-wire.ts';
import { aFloor, ask, type MadeFloor } from '../admin-site/a-floor.ts';
import { aVisitor } from '../support/visitor.ts';

/** Somebody who sets how floors operate. */
export async function anAdministrator(): Promise<Page> {
  return (await aVisitor({ mail: 'naoki.tanaka@midori.example' })).page;
}

/** A published floor for one test alone. */
export function aPublishedFloor(
  administrator: Page,
  wish: { readonly name: string; readonly seats: number; readonly siteId?: string },
): Promise<MadeFloor> {
  return aFloor(administrator, { ...wish, publish: 'publish' });
}

/** Sets at a place of a floor all that is set there, as its administrator. */
export async function operate(
  administrator: Page,
  floor: Pick<MadeFloor, 'id'>,
  change: Partial<OperationChange>,
): Promise<void> {
  const path = `/api/v1/admin/floors/${floor.id}/operation`;
  const known: OperationWire = await ask(administrator, 'GET', path);
  const whole = { place: { level: 'floor' }, own: {}, closures: [], ...change };
  await ask(administrator, 'PUT', path, {
    data: { change: whole, bookings: 'keep' },
    headers: { 'if-match': known.versions.floor },
  });
}

/** The site's workday that is so many days after its today. */
export async function workdayOf(page: Page, floor: Pick<MadeFloor, 'id'>, ahead: number) {
  const { bookable } = await ask(page, 'GET', `/api/v1/floors/${floor.id}`);
  const day = new Date(`${bookable.first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + ahead);
  return day.toISOString().slice(0, 10);
}

const always = { from: '07:00', to: '22:00' } as const;

/** Open every day of the week, so that tests need not ask which day it is. */
export const everyDay: NonNullable<OperationChange['own']['hours']> = [
  always,
  always,
  always,
  always,
  always,
  always,
  always,
];
