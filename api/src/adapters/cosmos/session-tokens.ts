/**
 * What a process or a piece of work has seen, by physical partition: `range:version#lsn#region=lsn…`
 * joined by commas (@azure/cosmos dist/esm/session/VectorSessionToken.js).
 */
export class SessionTokens {
  /** The one touched last stands last. */
  readonly #ranges = new Map<string, Token>();

  get isEmpty(): boolean {
    return this.#ranges.size === 0;
  }

  /** Takes over what is newer; what is no token is ignored, as anybody may hand it in. */
  merge(text: string): void {
    for (const part of text.split(',')) this.#mergeOne(part);
  }

  mergeAll(other: SessionTokens): void {
    for (const [range, token] of other.#ranges) this.#put(range, token);
  }

  clear(): void {
    this.#ranges.clear();
  }

  /** At most `longest` characters; what was touched longest ago falls out first. */
  text(longest = Number.POSITIVE_INFINITY): string {
    let text = '';
    for (const [range, token] of [...this.#ranges].reverse()) {
      const part = `${range}:${token.text}`;
      const next = text === '' ? part : `${part},${text}`;
      if (next.length > longest) return text;
      text = next;
    }
    return text;
  }

  #mergeOne(part: string): void {
    const match = pattern.exec(part);
    if (!match) return;
    const [, range = '', text = '', version = '', lsn = ''] = match;
    this.#put(range, { text, version: Number(version), lsn: BigInt(lsn) });
  }

  #put(range: string, token: Token): void {
    const known = this.#ranges.get(range);
    this.#ranges.delete(range);
    this.#ranges.set(range, known && !isNewer(token, known) ? known : token);
  }
}

type Token = { readonly text: string; readonly version: number; readonly lsn: bigint };

const pattern = /^(\d{1,9}):((-?\d{1,9})#(\d{1,19})(?:#-?\d{1,9}=-?\d{1,19}){0,30})$/;

/** With one write region the number of the commit alone tells which token has seen more. */
function isNewer(token: Token, known: Token): boolean {
  if (token.version !== known.version) return token.version > known.version;
  return token.lsn > known.lsn;
}
