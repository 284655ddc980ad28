import type { Context } from 'mocha';

/** Skips the running test or suite visibly: the reason is printed beside the closing line. */
export function skipBecause(context: Context, reason: string): never {
  Object.assign(context.test ?? {}, { skipReason: reason });
  return context.skip();
}
