/**
 * How long RSI's last "yes" about a person counts (2.2.1-e, -f): used as it is while fresh, asked anew
 * in the background when ageing, waited for when old, and worth nothing past the bound, also while RSI
 * is down. Ages are milliseconds since the question that was answered yes was asked.
 */
export const entitlementAges = {
  ageing: 60_000,
  old: 80_000,
  worthless: 300_000,
} as const;

export type EntitlementAge = 'fresh' | 'ageing' | 'old' | 'worthless';

/** A clock that was set back makes an answer old, never young. */
export function ageOfEntitlement(confirmedAt: number, now: number): EntitlementAge {
  const age = now - confirmedAt;
  if (age >= entitlementAges.worthless) return 'worthless';
  if (age < 0 || age >= entitlementAges.old) return 'old';
  return age >= entitlementAges.ageing ? 'ageing' : 'fresh';
}
