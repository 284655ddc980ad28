import { z } from 'zod';
import type { StorePlace } from './store-place.ts';

/** A store that a harness must find out: it minds no versions, or says done before it has written. */
export type StoreFlaw = 'careless' | 'acknowledges-first';

/** What a process of a harness is told when it starts. */
export type ProcessSettings = {
  readonly place: StorePlace;
  readonly flaw?: StoreFlaw;
  /** Where a worker writes down what it posted. */
  readonly postsFile?: string;
};

const place = z.union([
  z.strictObject({ kind: z.literal('sqlite'), dataDir: z.string() }),
  z.strictObject({ kind: z.literal('cosmos'), endpoint: z.string(), key: z.string() }),
]);
const shape = z.strictObject({
  place,
  flaw: z.enum(['careless', 'acknowledges-first']).exactOptional(),
  postsFile: z.string().exactOptional(),
});

const variable = 'STORM_PROCESS';

export const settingsAsEnvironment = (settings: ProcessSettings) => ({
  [variable]: JSON.stringify(settings),
});

export function readProcessSettings(environment = process.env): ProcessSettings {
  return shape.parse(JSON.parse(environment[variable] ?? '{}'));
}
