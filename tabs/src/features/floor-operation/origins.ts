import type { SettingLevel } from '@sekitori/api/domain/inherited-settings';
import type { OwnOperationSettings } from '@sekitori/api/domain/operation';
import { isSame } from '@sekitori/api/domain/same';
import type { SettingField } from './edits.ts';
import type { Standing } from './places.ts';

/** Where some of the settings of a sentence were made. */
export type Origin = { readonly level: SettingLevel; readonly fields: readonly SettingField[] };

/** Where the settings of a sentence come from, each level once, in the order of the sentence. */
export function originsOf(
  standings: readonly Standing[],
  fields: readonly SettingField[],
): readonly Origin[] {
  const levels = standings.flatMap(({ holds }) => fields.map((field) => holds.from[field]));
  return [...new Set(levels)].map((level) => ({
    level,
    fields: fields.filter((field) => standings.some(({ holds }) => holds.from[field] === level)),
  }));
}

/** Whether things that are looked at together differ in any of these settings. */
export function isMixed(standings: readonly Standing[], fields: readonly SettingField[]): boolean {
  const [first, ...others] = standings;
  return others.some(({ holds }) =>
    fields.some((field) => !isSame(holds.settings[field], first?.holds.settings[field])),
  );
}

/** The fields of a sentence that are set at the place itself, and so can be reset. */
export function ownFields(
  standings: readonly Standing[],
  fields: readonly SettingField[],
): readonly SettingField[] {
  return fields.filter((field) =>
    standings.some(({ holds, target }) => holds.from[field] === target.level),
  );
}

/** How many settings are made at a place itself. */
export function ownCount(owns: readonly OwnOperationSettings[]): number {
  return new Set(owns.flatMap((own) => Object.keys(own))).size;
}
