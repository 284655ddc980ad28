import { overlaps, type Period, without } from '../../../api/src/domain/period.ts';

/**
 * What one operation did to, or saw of, the claims of one seat or one person on one workday. A claim
 * has a name of its own, is taken once and given back once at most, so that what stands is known from
 * which operations have happened, whatever their order.
 */
export type Effect =
  | { readonly kind: 'take'; readonly claim: string; readonly period: Period }
  | { readonly kind: 'give'; readonly claim: string }
  /** Refused, because a claim with exactly this period stood in the way. */
  | { readonly kind: 'meet'; readonly period: Period }
  /** Which parts of a period nobody had. */
  | { readonly kind: 'see'; readonly within: Period; readonly free: readonly Period[] };

/** Which claims stand; no two overlap. */
export type Standing = ReadonlyMap<string, Period>;

export const nothingStands: Standing = new Map();

export const isLook = ({ kind }: Effect) => kind === 'meet' || kind === 'see';

/** What stands after an effect, or undefined where it cannot have happened then. */
export function after(standing: Standing, effect: Effect): Standing | undefined {
  const periods = [...standing.values()];
  switch (effect.kind) {
    case 'take': {
      if (periods.some((period) => overlaps(period, effect.period))) return undefined;
      return new Map([...standing, [effect.claim, effect.period]]);
    }
    case 'give': {
      if (!standing.has(effect.claim)) return undefined;
      const left = new Map(standing);
      left.delete(effect.claim);
      return left;
    }
    case 'meet':
      return periods.some((period) => isSame(period, effect.period)) ? standing : undefined;
    case 'see':
      return areSame(without(effect.within, periods), effect.free) ? standing : undefined;
  }
}

const isSame = (a: Period, b: Period) => a.start === b.start && a.end === b.end;

function areSame(some: readonly Period[], others: readonly Period[]): boolean {
  return (
    some.length === others.length &&
    some.every((period, at) => {
      const other = others[at];
      return other !== undefined && isSame(period, other);
    })
  );
}
