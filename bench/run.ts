import { mkdirSync, writeFileSync } from 'node:fs';
import type { Figures } from './figures.ts';
import { measureAudit } from './measurements/audit.ts';
import { measureBookings } from './measurements/bookings.ts';
import { measureCosmos } from './measurements/cosmos.ts';
import { measureFloorSizes } from './measurements/floor-sizes.ts';
import { measureGrowth } from './measurements/growth.ts';
import { measureHttpAvailability } from './measurements/http-availability.ts';
import { measureOverload } from './measurements/overload.ts';
import { measureRules } from './measurements/rules.ts';
import { measureTenantTiming } from './measurements/tenant-timing.ts';

/**
 * `npm run bench` measures everything, `npm run bench -- <name> …` some of it. Figures are ratios within
 * one run, medians of rounds that alternate: absolute times tell of the machine. Each table is printed and
 * written to bench/out.
 */
const measurements: { readonly [name: string]: () => Promise<Figures[]> } = {
  audit: measureAudit,
  bookings: measureBookings,
  cosmos: measureCosmos,
  'floor-sizes': measureFloorSizes,
  'http-availability': measureHttpAvailability,
  overload: measureOverload,
  growth: measureGrowth,
  rules: measureRules,
  'tenant-timing': measureTenantTiming,
};

const asked = process.argv.slice(2);
const names = asked.length > 0 ? asked : Object.keys(measurements);
const out = new URL('out/', import.meta.url);
mkdirSync(out, { recursive: true });
for (const name of names) {
  const measure = measurements[name];
  if (!measure) throw new Error(`No measurement ${name}: ${Object.keys(measurements).join(', ')}`);
  console.log(`\n${name}`);
  const figures = await measure();
  console.table(figures);
  writeFileSync(new URL(`${name}.json`, out), `${JSON.stringify(figures, undefined, 2)}\n`);
}
