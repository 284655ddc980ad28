import { rsiAt } from './at-issuer.ts';

function reasonOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return reasonOf(error.cause) ?? ('code' in error ? error.code : undefined);
}

/**
 * Asks each issuer that it is called with for what it says of itself, and writes what came of it: a
 * process of its own, as Node.js reads the authorities it trusts only when it starts.
 */
for (const issuer of process.argv.slice(2)) {
  const rsi = await rsiAt(issuer, { allowsHttp: false });
  const outcome = await rsi.health().then(
    () => 'answers',
    (error: Error) => `${error.name}: ${reasonOf(error)}`,
  );
  console.log(outcome);
}
