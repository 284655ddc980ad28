import { z } from 'zod';
import type { StorePlace } from './store-place.ts';

/** What a harness must find out: a store minds no versions, or says done before it has written (or posted). */
export type StoreFlaw = 'careless' | 'acknowledges-first';

export type WorkerSettings = {
  /** Where it writes down what it posted. */
  readonly postsFile: string;
  /** From this instant on the clocks of all workers run so many times as fast, so that leases run out soon. */
  readonly hurry: { readonly since: number; readonly times: number };
};

/** What a process of a harness is told when it starts. */
export type ProcessSettings = {
  readonly place: StorePlace;
  readonly flaw?: StoreFlaw;
  readonly worker?: WorkerSettings;
};

const place = z.union([
  z.strictObject({ kind: z.literal('sqlite'), dataDir: z.string() }),
  z.strictObject({ kind: z.literal('cosmos'), endpoint: z.string(), key: z.string() }),
]);
const shape = z.strictObject({
  place,
  flaw: z.enum(['careless', 'acknowledges-first']).exactOptional(),
  worker: z
    .strictObject({
      postsFile: z.string(),
      hurry: z.strictObject({ since: z.number(), times: z.number() }),
    })
    .exactOptional(),
});

const variable = 'STORM_PROCESS';

export const settingsAsEnvironment = (settings: ProcessSettings) => ({
  [variable]: JSON.stringify(settings),
});

export function readProcessSettings(environment = process.env): ProcessSettings {
  return shape.parse(JSON.parse(environment[variable] ?? '{}'));
}
