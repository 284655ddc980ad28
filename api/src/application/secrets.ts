import type { PersonId, TenantId } from '../domain/ids.ts';

/** Whose secret it is, what it is for, and the record that holds it: a sealed secret opens there alone. */
export type SecretPlace = {
  readonly tenant: TenantId;
  readonly person: PersonId;
  readonly purpose: string;
  readonly record: string;
};

/** A secret as a document carries it; bytes are base64url. */
export type SealedSecret = {
  readonly form: 1;
  /** The version of the wrapping key, which the data key was wrapped with. */
  readonly key: string;
  readonly dataKey: string;
  readonly nonce: string;
  /** The encrypted text and, behind it, its tag. */
  readonly text: string;
};

export interface Secrets {
  /** Throws `KeysUnreachable`. */
  seal(place: SecretPlace, text: string): Promise<SealedSecret>;
  /** Throws `SecretUnreadable` where trying again never helps, `KeysUnreachable` where it may. */
  open(place: SecretPlace, sealed: SealedSecret): Promise<string>;
}

export type WrappedKey = { readonly version: string; readonly wrapped: Uint8Array };

/** A key service: versions of one key that never leave it and wrap the data keys of secrets. */
export interface WrappingKeys {
  /** By the version that is current. */
  wrap(dataKey: Uint8Array): Promise<WrappedKey>;
  /** Undefined where that version is gone, or is not what wrapped it. */
  unwrap(key: WrappedKey): Promise<Uint8Array | undefined>;
}

/** What whoever rotates the keys can do beside. */
export interface RotatableKeys extends WrappingKeys {
  current(): Promise<string>;
  /** All that still unwrap, the current one among them. */
  versions(): Promise<readonly string[]>;
  /** Makes a new version the current one and answers it; the former ones still unwrap. */
  add(): Promise<string>;
  /** From now on this version unwraps nothing, for good. */
  retire(version: string): Promise<void>;
  /** After so long every process wraps with the new version, and has used what it read before. */
  readonly settleMs: number;
}

/**
 * The secret cannot be read any more: its key is gone, or it is not what was sealed at this place. To
 * its owner that means: sign in, or link, again.
 */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

/** The key service did not answer; the secret may be as good as ever. */
export class KeysUnreachable extends Error {
  override readonly name = 'KeysUnreachable';
}

/** The key service is not fit to start with. The message is one sentence for whoever runs the service. */
export class KeysUnusable extends Error {
  override readonly name = 'KeysUnusable';
}
