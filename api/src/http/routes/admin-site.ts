import type { FloorDraft } from '../../application/draft-floor.ts';
import type { Plan } from '../../domain/floor.ts';
import type { Decided } from '../../domain/refusal.ts';
import type { Seat } from '../../domain/seat.ts';
import type { Handlers } from '../handler.ts';
import { draftToWire, floorCardToWire, planToWire, siteToWire } from '../present/floor.ts';
import { peopleSettingsToWire } from '../present/people-settings.ts';

type AdminRoutes = Pick<
  Handlers,
  | 'adminSites'
  | 'peopleSettings'
  | 'changePeopleSettings'
  | 'createSite'
  | 'adminFloors'
  | 'createFloor'
  | 'adminFloor'
  | 'saveDraft'
  | 'uploadPlan'
  | 'publishFloor'
  | 'deleteFloor'
>;

/** What operations administrators may do (4.3-e). */
export const adminRoutes: AdminRoutes = {
  async adminSites({ actor }, { useCases }) {
    const sites = await useCases.seeSites(actor);
    return { kind: 'json', body: { items: sites.map(siteToWire) } };
  },

  async peopleSettings({ actor }, { useCases }) {
    return { kind: 'json', body: peopleSettingsToWire(await useCases.seePeopleSettings(actor)) };
  },

  async changePeopleSettings({ actor, body, version }, { useCases }) {
    const changed = await useCases.changePeopleSettings(actor, { settings: body, version });
    if (!changed.ok) return { kind: 'refusal', refusal: changed.refusal };
    return { kind: 'json', body: peopleSettingsToWire(changed.value) };
  },

  async createSite({ actor, body, key }, { useCases }) {
    const made = await useCases.createSite(actor, { ...body, key });
    if (!made.ok) return { kind: 'refusal', refusal: made.refusal };
    return { kind: 'json', body: siteToWire(made.value) };
  },

  async adminFloors({ actor }, { useCases }) {
    const cards = await useCases.listDrafts(actor);
    return { kind: 'json', body: { items: cards.map(floorCardToWire) } };
  },

  async createFloor({ actor, body, key }, { useCases }) {
    const wish = { site: body.siteId, name: body.name, key };
    return draftAnswer(await useCases.createFloor(actor, wish));
  },

  async adminFloor({ actor, params }, { useCases }) {
    return draftAnswer(await useCases.seeDraft(actor, params.floorId));
  },

  async saveDraft({ actor, params, body, version }, { useCases }) {
    const { planId, ...rest } = body;
    const plan: Decided<Plan> | undefined = planId && (await useCases.seePlan(actor, planId));
    if (plan && !plan.ok) return { kind: 'refusal', refusal: plan.refusal };
    const seats = body.seats.map(
      ({ zoneId, closedBecause, ...seat }): Seat => ({
        ...seat,
        ...(zoneId === undefined ? {} : { zoneId }),
        ...(closedBecause === undefined ? {} : { closedBecause }),
      }),
    );
    const wish = { ...rest, seats, plan: plan?.value };
    return draftAnswer(await useCases.saveDraft(actor, { floor: params.floorId, wish, version }));
  },

  async uploadPlan({ actor, params, body, key }, { useCases }) {
    const wish = { floor: params.floorId, picture: body, key };
    const plan = await useCases.uploadPlan(actor, wish);
    if (!plan.ok) return { kind: 'refusal', refusal: plan.refusal };
    return { kind: 'json', body: planToWire(plan.value) };
  },

  async publishFloor({ actor, params, query, version }, { useCases }) {
    const asked = { floor: params.floorId, version, ...query };
    return draftAnswer(await useCases.publishFloor(actor, asked));
  },

  async deleteFloor({ actor, params, query, version }, { useCases }) {
    const asked = { floor: params.floorId, version, bookings: query.bookings };
    const deleted = await useCases.deleteFloor(actor, asked);
    if (!deleted.ok) return { kind: 'refusal', refusal: deleted.refusal };
    return { kind: 'json', body: deleted.value };
  },
};

function draftAnswer(decided: Decided<FloorDraft>) {
  return decided.ok
    ? ({ kind: 'json', body: draftToWire(decided.value) } as const)
    : ({ kind: 'refusal', refusal: decided.refusal } as const);
}
