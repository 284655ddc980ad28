import type { SeatRules } from './operation.ts';
import type { GroupRule } from './operation-settings.ts';
import { type Quota, quotaSpans } from './quota.ts';

/** Rules, and whose a value is where it is a group's. */
export type GroupedRules = {
  readonly rules: SeatRules;
  readonly groups: { readonly daysAhead?: string; readonly quota?: string };
};

/**
 * The rules that hold for somebody of these RSI groups: a group's own value instead of the general
 * one, and where several groups match, the strictest (B3).
 */
export function rulesForGroups(general: SeatRules, groups: readonly string[]): GroupedRules {
  const matching = general.settings.groupRules.filter(({ group }) => groups.includes(group));
  if (matching.length === 0) return { rules: general, groups: {} };
  const ahead = strictest(matching, ({ daysAhead }) => daysAhead);
  const quotas = matching.flatMap(({ group, quota }) => (quota ? [{ group, quota }] : []));
  const { from } = general;
  const settings = {
    ...general.settings,
    ...(ahead ? { daysAhead: ahead.value } : {}),
    ...(quotas.length > 0 ? { quota: strictestQuota(quotas.map(({ quota }) => quota)) } : {}),
  };
  const rules = {
    ...general,
    settings,
    from: {
      ...from,
      daysAhead: ahead ? from.groupRules : from.daysAhead,
      quota: quotas.length > 0 ? from.groupRules : from.quota,
    },
  };
  return {
    rules,
    groups: {
      ...(ahead ? { daysAhead: ahead.group } : {}),
      ...(quotas.length > 0 ? { quota: quotas.map(({ group }) => group).join(', ') } : {}),
    },
  };
}

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

function strictestQuota(quotas: readonly Quota[]): Quota {
  const entries = quotaSpans.flatMap((span) => {
    const values = quotas.flatMap((quota) => quota[span] ?? []);
    return values.length > 0 ? [[span, Math.min(...values)] as const] : [];
  });
  return Object.fromEntries(entries);
}
