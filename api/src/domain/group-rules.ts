import type { SeatRules } from './operation.ts';
import type { GroupRule } from './operation-settings.ts';
import { type QuotaSpan, quotaSpans } from './quota.ts';

/** Rules, and whose a value is where it is a group's. */
export type GroupedRules = {
  readonly rules: SeatRules;
  readonly groups: {
    readonly daysAhead?: string;
    readonly quota?: { readonly [Span in QuotaSpan]?: string };
    readonly seatsAtATime?: string;
  };
};

/**
 * The rules that hold for somebody of these RSI groups: a group's own value instead of the general
 * one, and where several groups match, the strictest (B3).
 */
export function rulesForGroups(general: SeatRules, groups: readonly string[]): GroupedRules {
  const matching = general.settings.groupRules.filter(({ group }) => groups.includes(group));
  if (matching.length === 0) return { rules: general, groups: {} };
  const ahead = strictest(matching, ({ daysAhead }) => daysAhead);
  const quotas = matching.filter(({ quota }) => quota !== undefined);
  const spans = quotaSpans.flatMap((span) => {
    const found = strictest(quotas, ({ quota }) => quota?.[span]);
    return found ? [{ span, ...found }] : [];
  });
  const seats = strictest(matching, ({ seatsAtATime }) => seatsAtATime && mostSeats[seatsAtATime]);
  const { from } = general;
  const settings = {
    ...general.settings,
    ...(ahead ? { daysAhead: ahead.value } : {}),
    ...(quotas.length > 0 ? { quota: bySpan(spans, ({ value }) => value) } : {}),
    ...(seats ? { seatsAtATime: seats.value === 1 ? ('one' as const) : ('any' as const) } : {}),
  };
  const rules = {
    ...general,
    settings,
    from: {
      ...from,
      daysAhead: ahead ? from.groupRules : from.daysAhead,
      quota: quotas.length > 0 ? from.groupRules : from.quota,
      seatsAtATime: seats ? from.groupRules : from.seatsAtATime,
    },
  };
  return {
    rules,
    groups: {
      ...(ahead ? { daysAhead: ahead.group } : {}),
      ...(quotas.length > 0 ? { quota: bySpan(spans, ({ group }) => group) } : {}),
      ...(seats ? { seatsAtATime: seats.group } : {}),
    },
  };
}

const mostSeats = { one: 1, any: Number.POSITIVE_INFINITY } as const;

function strictest(
  rules: readonly GroupRule[],
  numberIn: (rule: GroupRule) => number | undefined,
): { readonly group: string; readonly value: number } | undefined {
  return rules
    .flatMap((rule) => {
      const value = numberIn(rule);
      return value === undefined ? [] : [{ group: rule.group, value }];
    })
    .sort((a, b) => a.value - b.value)[0];
}

type OfSpan = { readonly span: QuotaSpan; readonly group: string; readonly value: number };

function bySpan<Value>(
  spans: readonly OfSpan[],
  of: (span: OfSpan) => Value,
): { readonly [Span in QuotaSpan]?: Value } {
  return Object.fromEntries(spans.map((span) => [span.span, of(span)]));
}
