const defaultMost = 50_000;

/**
 * When each thing was last seen to change, by a count that only grows. Bounded: what has not changed for
 * longest is forgotten, and counts from then on as changed just before it was.
 */
export class ChangeMarks {
  readonly #most: number;
  readonly #last = new Map<string, number>();
  #position = 0;
  #forgottenUpTo = 0;

  constructor(most = defaultMost) {
    this.#most = most;
  }

  /** Grows with everything that changes. */
  get position(): number {
    return this.#position;
  }

  add(keys: readonly string[]): void {
    this.#position += 1;
    for (const key of keys) {
      this.#last.delete(key);
      this.#last.set(key, this.#position);
    }
    for (const [key, position] of this.#last) {
      if (this.#last.size <= this.#most) return;
      this.#last.delete(key);
      this.#forgottenUpTo = position;
    }
  }

  /** Everything counts as changed now. */
  forgetAll(): void {
    this.#position += 1;
    this.#forgottenUpTo = this.#position;
    this.#last.clear();
  }

  areUnchangedSince(position: number, keys: ReadonlySet<string>): boolean {
    if (position < this.#forgottenUpTo) return false;
    for (const key of keys) if ((this.#last.get(key) ?? 0) > position) return false;
    return true;
  }
}
