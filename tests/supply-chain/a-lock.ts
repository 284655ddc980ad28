import { type Lock, parseLock } from './read-lock.ts';

const goodIntegrity = `sha512-${'a'.repeat(86)}==`;

type Entry = { readonly [field: string]: unknown };

/** A lock of one shipped package, `good`, and whatever is planted beside it. */
export function aLock(planted: { readonly [path: string]: Entry } = {}): Lock {
  const api = { name: '@sekitori/api', version: '0.1.0', dependencies: { good: '1.0.0' } };
  const packages = {
    '': { name: 'sekitori', version: '0.1.0' },
    api,
    'node_modules/@sekitori/api': { resolved: 'api', link: true },
    'node_modules/good': aPackage(),
    ...planted,
  };
  return parseLock(JSON.stringify({ lockfileVersion: 3, packages }));
}

export const aPackage = (fields: Entry = {}): Entry => ({
  version: '1.0.0',
  integrity: goodIntegrity,
  license: 'MIT',
  ...fields,
});
