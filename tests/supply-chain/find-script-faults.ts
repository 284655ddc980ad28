import { z } from 'zod';
import { fromRegistry, type Lock } from './read-lock.ts';

export const scriptTable = z.array(
  z.strictObject({ package: z.string(), reason: z.string().min(10) }),
);

/** Packages that run something while they are installed and that nobody allowed to, and the other way round. */
export function findScriptFaults(lock: Lock, table: z.output<typeof scriptTable>): string[] {
  const running = fromRegistry(lock).filter(({ hasInstallScript }) => hasInstallScript);
  const allowed = new Set(table.map(({ package: name }) => name));
  return [
    ...running
      .filter(({ name }) => !allowed.has(name))
      .map(({ path }) => `${path} runs a script while it is installed`),
    ...[...allowed]
      .filter((name) => !running.some((found) => found.name === name))
      .map((name) => `${name} is allowed a script and has none`),
  ];
}
