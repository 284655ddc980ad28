/** The process would start in a way that must not meet people; the message says what to mend. */
export class UnsafeStart extends Error {
  override readonly name = 'UnsafeStart';
}
