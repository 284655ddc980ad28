import type { ZoneId } from './ids.ts';

/** A named set of seats of a floor, drawn as a tinted rectangle in the plan's pixels. */
export type Zone = {
  readonly id: ZoneId;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
