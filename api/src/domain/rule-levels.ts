import type { SeatVerdict } from './availability.ts';
import { type SettingLevel, settingLevels } from './inherited-settings.ts';
import type { SeatRules } from './operation.ts';
import type { OperationSettings } from './operation-settings.ts';
import { leastRoleWith, type Permission, type Role } from './roles.ts';

/** What it takes to change what is set at a level; what the product comes with, by setting something else. */
const permissionToChange: { readonly [L in SettingLevel]: Permission } = {
  product: 'manage-floors',
  tenant: 'manage-floors',
  site: 'manage-floors',
  floor: 'manage-floors',
  zone: 'manage-floors',
  seat: 'manage-floors',
};

/** Who can change a rule of that level (B8). */
export const roleThatChanges = (level: SettingLevel): Role =>
  leastRoleWith(permissionToChange[level]);

const fieldsOf: {
  readonly [R in SeatVerdict['rule']]: readonly (keyof OperationSettings)[];
} = {
  'time-to-come': [],
  'booking-window': ['daysAhead', 'aheadCountsFrom', 'daysOpenAt'],
  'one-workday': [],
  'seat-mode': ['seatMode'],
  closures: ['holidaysOf'],
  'opening-hours': ['bookable'],
  'day-parts': ['allDay', 'parts', 'freeTimes'],
  length: ['shortestMinutes', 'longestMinutes'],
  'who-may-book': ['mayBook'],
  quota: ['quota'],
  'seats-at-a-time': ['seatsAtATime'],
  free: [],
};

/** Where that stands which a rule goes by: what it says no by, else the most specific of its settings. */
export function levelOfRule(
  { rule, refusal }: SeatVerdict,
  { settings, from, closures }: SeatRules,
): SettingLevel | undefined {
  if (refusal && 'setAt' in refusal) return refusal.setAt;
  if (rule === 'who-may-book' && settings.seatMode.kind === 'assigned') return from.seatMode;
  const levels = fieldsOf[rule].map((field) => from[field]);
  if (rule === 'closures') levels.push(...closures.map(({ level }) => level));
  return settingLevels.findLast((level) => levels.includes(level));
}
