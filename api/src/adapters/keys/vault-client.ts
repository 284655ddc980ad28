import type { TokenCredential } from '@azure/identity';
import { ExponentialBackoff, handleType, retry } from 'cockatiel';
import { z } from 'zod';
import { KeysUnreachable } from '../../application/secrets.ts';

/** Entra ID gives tokens for vaults under this name, whichever the vault. */
const tokenScope = 'https://vault.azure.net/.default';
const apiVersion = '7.4';
const timeoutMs = 5_000;

/** The vault will answer the same again; what another key wrapped is a thing that it does not understand. */
type Refused = {
  readonly ok: false;
  readonly because: 'no-such-key' | 'key-disabled' | 'not-understood';
};
export type VaultAnswer = { readonly ok: true; readonly body: unknown } | Refused;

export interface VaultClient {
  /** Below the address of the key. Throws `KeysUnreachable` where the vault does not decide. */
  ask(request: VaultRequest): Promise<VaultAnswer>;
  /** A list's next page, at the address that the vault gave. */
  next(address: string): Promise<VaultAnswer>;
}

export type VaultRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Behind the name of the key: '', '/versions', '/<version>/wrapkey'. */
  readonly path: string;
  readonly body?: unknown;
};

const innerShape = z.object({ code: z.string() }).nullish();
const errorShape = z.object({
  error: z.object({
    code: z.string(),
    // The page of error codes writes it in small letters, answers that people report do not.
    innererror: innerShape,
    innerError: innerShape,
  }),
});

const again = retry(handleType(KeysUnreachable), {
  maxAttempts: 2,
  backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 1_000 }),
});

/** The REST API of Azure Key Vault for one key; https://learn.microsoft.com/rest/api/keyvault/keys. */
export function vaultClient(key: URL, credential: TokenCredential): VaultClient {
  const ask = (address: URL, method: string, body: unknown) =>
    again.execute(() => send({ address, method, body, credential }));
  return {
    ask: ({ method, path, body }) =>
      ask(new URL(`${key.pathname}${path}?api-version=${apiVersion}`, key), method, body),
    async next(text) {
      const address = new URL(text);
      // The token goes to our vault and nowhere else.
      if (address.origin !== key.origin) throw new KeysUnreachable('A list leads out of the vault');
      return ask(address, 'GET', undefined);
    },
  };
}

type Sent = {
  readonly address: URL;
  readonly method: string;
  readonly body: unknown;
  readonly credential: TokenCredential;
};

async function send({ address, method, body, credential }: Sent): Promise<VaultAnswer> {
  const { status, text } = await exchange({ address, method, body, credential });
  const json = jsonOf(text);
  if (status >= 200 && status < 300 && json !== undefined) return { ok: true, body: json };
  const because = meaningOf(status, json);
  // What the vault says may name what it was asked: its status is all that is told.
  if (!because) throw new KeysUnreachable(`Azure Key Vault answered ${status}`);
  return { ok: false, because };
}

async function exchange({ address, method, body, credential }: Sent) {
  try {
    const token = await credential.getToken(tokenScope);
    if (!token) throw new KeysUnreachable('Entra ID gave no token for Azure Key Vault');
    const response = await fetch(address, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        authorization: `Bearer ${token.token}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text() };
  } catch (cause) {
    if (cause instanceof KeysUnreachable) throw cause;
    throw new KeysUnreachable('Azure Key Vault does not answer', { cause });
  }
}

/** https://learn.microsoft.com/azure/key-vault/general/rest-error-codes */
function meaningOf(status: number, json: unknown): Refused['because'] | undefined {
  const parsed = errorShape.safeParse(json);
  if (!parsed.success) return undefined;
  const { code, innererror, innerError } = parsed.data.error;
  if (status === 404 && code === 'KeyNotFound') return 'no-such-key';
  if (status === 403 && (innererror ?? innerError)?.code === 'KeyDisabled') return 'key-disabled';
  return status === 400 ? 'not-understood' : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
