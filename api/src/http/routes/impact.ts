import type { Impact } from '../../application/see-impact.ts';
import type { Language } from '../../contract/language.ts';
import type { Decided } from '../../domain/refusal.ts';
import type { Handlers } from '../handler.ts';
import { impactToWire } from '../present/impact.ts';

type ImpactRoutes = Pick<Handlers, 'operationImpact' | 'publishImpact'>;

/** What changes would do to bookings, before anything is changed (B5, H2). */
export const impactRoutes: ImpactRoutes = {
  async operationImpact({ actor, params, body, language }, { useCases }) {
    const asked = { floor: params.floorId, change: body };
    return impactAnswer(await useCases.seeOperationImpact(actor, asked), language);
  },

  async publishImpact({ actor, params, language }, { useCases }) {
    return impactAnswer(await useCases.seePublishImpact(actor, params.floorId), language);
  },
};

function impactAnswer(decided: Decided<Impact>, language: Language) {
  return decided.ok
    ? ({ kind: 'json', body: impactToWire(decided.value, language) } as const)
    : ({ kind: 'refusal', refusal: decided.refusal } as const);
}
