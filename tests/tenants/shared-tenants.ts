import { type RunningTenants, startTwoTenants, type TwoTenants } from './two-tenants.ts';

let shared: Promise<RunningTenants> | undefined;

/** The two tenants of all tests of this folder, made once; to be asked for before each test. */
export async function twoTenants(): Promise<TwoTenants> {
  shared ??= startTwoTenants();
  const { tenants, sayYesAgain } = await shared;
  await sayYesAgain();
  return tenants;
}

after(async () => {
  const running = await shared?.catch(() => undefined);
  await running?.stop();
});
