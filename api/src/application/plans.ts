import type { Plan } from '../domain/floor.ts';
import type { FloorId, PlanId } from '../domain/ids.ts';
import type { Actor } from '../domain/person.ts';
import { type Decided, granted, refused } from '../domain/refusal.ts';
import { takeCommand } from './command.ts';
import type { PlanBody, RenditionBody } from './documents.ts';
import { readDraft } from './draft-floor.ts';
import type { Ids, Pictures } from './ports.ts';
import { planScope } from './scopes.ts';
import type { Stores } from './store.ts';

type World = { readonly stores: Stores; readonly ids: Ids; readonly pictures: Pictures };

export type UploadPlan = (
  actor: Actor,
  asked: { readonly floor: FloorId; readonly picture: Uint8Array; readonly key: string },
) => Promise<Decided<Plan>>;

/**
 * Keeps a picture as a plan that a draft may use. Only re-encoded pixels are stored. Refusals:
 * not-found, picture-unusable, key-reused.
 */
export function uploadPlanWith(world: World): UploadPlan {
  return async (actor, { floor, picture, key }) => {
    const store = world.stores.forTenant(actor.tenant);
    if (!(await readDraft(store, floor))) return refused({ code: 'not-found', what: 'floor' });
    const rendered = await world.pictures.renderPlan(picture);
    if (!rendered.ok) return refused({ code: 'picture-unusable', because: rendered.because });
    const renditions = rendered.renditions.map(({ width, bytes }) => ({
      width,
      webp: base64Of(bytes),
    }));
    const wish = ['plan', floor, renditions.map(({ webp }) => webp)];
    const taken = await takeCommand(world, actor, { key, wish });
    if (!taken.ok) return taken;
    const plan: Plan = {
      id: taken.command.id as PlanId,
      width: rendered.width,
      height: rendered.height,
    };
    for (const { width, webp } of renditions) {
      const body: RenditionBody = { v: 1, width, webp };
      const item = { id: `rendition:${width}`, type: 'rendition', body };
      await store.commit(planScope(plan.id), [{ kind: 'put', item }]);
    }
    // The plan itself last: where it is, all its renditions are.
    const widths = renditions.map(({ width }) => width);
    const body: PlanBody = { v: 1, width: plan.width, height: plan.height, widths };
    await store.commit(planScope(plan.id), [
      { kind: 'put', item: { id: 'plan', type: 'plan', body } },
    ]);
    return granted(plan);
  };
}

export type SeePlan = (actor: Actor, plan: PlanId) => Promise<Decided<Plan>>;

export function seePlanWith({ stores }: Pick<World, 'stores'>): SeePlan {
  return async (actor, id) => {
    const known = await stores.forTenant(actor.tenant).read<PlanBody>(planScope(id), 'plan');
    if (!known) return refused({ code: 'not-found', what: 'plan' });
    return granted({ id, width: known.body.width, height: known.body.height });
  };
}

export type SeePicture = (
  actor: Actor,
  asked: { readonly plan: PlanId; readonly width: number },
) => Promise<Decided<{ readonly bytes: Uint8Array; readonly tag: string }>>;

/** The smallest stored size that is at least as wide as asked, else the widest, as WebP. Refusals: not-found. */
export function seePictureWith({ stores }: Pick<World, 'stores'>): SeePicture {
  return async (actor, { plan, width }) => {
    const store = stores.forTenant(actor.tenant);
    const known = await store.read<PlanBody>(planScope(plan), 'plan');
    const chosen =
      known?.body.widths.find((stored) => stored >= width) ?? known?.body.widths.at(-1);
    const rendition =
      chosen && (await store.read<RenditionBody>(planScope(plan), `rendition:${chosen}`));
    if (!rendition) return refused({ code: 'not-found', what: 'plan' });
    return granted({ bytes: bytesOf(rendition.body.webp), tag: `${plan}-${chosen}` });
  };
}

const chunk = 0x8000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk) {
    text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  }
  return btoa(text);
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
