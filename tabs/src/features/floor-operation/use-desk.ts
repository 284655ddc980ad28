import type { OwnOperationSettings } from '@sekitori/api/domain/operation';
import { createContext, type Dispatch, useContext } from 'react';
import type { Desk, DeskAction } from './desk.ts';
import type { SettingField } from './edits.ts';
import type { Standing } from './places.ts';

/** Something that does not fit together, said where it belongs. */
export type SaidFlaw = { readonly field: string; readonly text: string };

/** What all sentences of the page share. */
export type DeskWork = {
  readonly desk: Desk;
  readonly dispatch: Dispatch<DeskAction>;
  /** What holds at each thing of the place with the edits; `shown` is the first of them. */
  readonly standings: readonly Standing[];
  readonly shown: Standing;
  readonly set: (values: OwnOperationSettings) => void;
  readonly flaws: readonly SaidFlaw[];
  /** Names of people that settings speak of, those chosen a moment ago too. */
  readonly names: ReadonlyMap<string, string>;
  readonly meet: (person: { readonly id: string; readonly name: string }) => void;
};

export const DeskContext = createContext<DeskWork | undefined>(undefined);

/** The desk that a sentence is part of. */
export function useDesk(): DeskWork {
  const work = useContext(DeskContext);
  if (!work) throw new Error('outside of the desk');
  return work;
}

/** The flaws of these fields. */
export function flawsOf(work: DeskWork, fields: readonly SettingField[]): readonly SaidFlaw[] {
  return work.flaws.filter(({ field }) => fields.some((one) => one === field.split('.')[0]));
}
