import type { SeatWire, ZoneWire } from '@sekitori/api/contract/floor-wire';
import type { Equipment } from '@sekitori/api/domain/seat';
import type { Alignment, Distribution } from './align.ts';
import type { Draft } from './draft.ts';
import type { Point, Rectangle } from './plan-geometry.ts';

/** What the properties of seats may be changed to; `null` takes a property away. */
export type SeatChange = Partial<Pick<SeatWire, 'name'>> & {
  readonly zoneId?: string | null;
  readonly closedBecause?: string | null;
};

/** Whatever changes the draft, and can be undone. New things come with their ids. */
export type DraftAction =
  /** Takes another draft in its place: both people's work where two saved the floor. */
  | { readonly kind: 'replace'; readonly draft: Draft }
  | { readonly kind: 'rename-floor'; readonly name: string }
  | { readonly kind: 'set-plan'; readonly plan: NonNullable<Draft['plan']> }
  | { readonly kind: 'add-seats'; readonly seats: readonly SeatWire[] }
  | { readonly kind: 'change-seats'; readonly ids: readonly string[]; readonly change: SeatChange }
  | {
      readonly kind: 'equip-seats';
      readonly ids: readonly string[];
      readonly thing: Equipment;
      readonly change: 'give' | 'take';
    }
  | { readonly kind: 'name-seats'; readonly names: ReadonlyMap<string, string> }
  | { readonly kind: 'turn-seats'; readonly ids: readonly string[]; readonly by: number }
  | { readonly kind: 'align-seats'; readonly ids: readonly string[]; readonly to: Alignment }
  | {
      readonly kind: 'distribute-seats';
      readonly ids: readonly string[];
      readonly along: Distribution;
    }
  | { readonly kind: 'add-zone'; readonly zone: ZoneWire }
  | { readonly kind: 'rename-zone'; readonly id: string; readonly name: string }
  | { readonly kind: 'frame-zone'; readonly id: string; readonly frame: Rectangle }
  | { readonly kind: 'move'; readonly ids: readonly string[]; readonly way: Point }
  | { readonly kind: 'remove'; readonly ids: readonly string[] };

/** Everything that can happen in the editor. */
export type EditorAction =
  | DraftAction
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'select'; readonly ids: readonly string[] }
  | { readonly kind: 'saved'; readonly draft: Draft };
