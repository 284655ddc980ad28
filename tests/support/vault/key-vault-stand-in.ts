import {
  constants,
  generateKeyPairSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A stand-in for one key in Azure Key Vault, as strict as its documentation; what is not written there
 * it refuses loudly. It encodes our reading of the service and was never held against a vault.
 * - requests: https://learn.microsoft.com/rest/api/keyvault/keys (get-key, get-key-versions, rotate-key,
 *   update-key, wrap-key, unwrap-key), api-version 7.4
 * - errors: https://learn.microsoft.com/azure/key-vault/general/rest-error-codes
 * - a version that is switched off unwraps nothing, and wraps all the same: Azure/azure-sdk-for-python#45342
 */
export type VaultStandIn = {
  readonly key: URL;
  readonly token: string;
  /** Method and path of every request. */
  readonly asked: string[];
  /** Answers the next requests instead, one each: a status, or a connection that breaks. */
  readonly trouble: (number | 'reset')[];
  /** Where the next list says that it goes on, instead of the truth. */
  misleadTo: string | undefined;
  forget(version: string): void;
  stop(): Promise<void>;
};

type Version = {
  readonly id: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  enabled: boolean;
};

const name = 'sekitori';
const pageSize = 2;
const operationPath = /^\/keys\/sekitori\/([0-9a-f]{32})\/(wrapkey|unwrapkey)$/;
const versionPath = /^\/keys\/sekitori\/([0-9a-f]{32})$/;
const base64url = /^[A-Za-z0-9_-]+$/;

class VaultError extends Error {
  readonly status: number;
  readonly code: string;
  readonly inner: string | undefined;

  constructor(status: number, code: string, inner?: string) {
    super(code);
    this.status = status;
    this.code = code;
    this.inner = inner;
  }
}

export async function startVault(): Promise<VaultStandIn> {
  const versions: Version[] = [aVersion()];
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const vault: VaultStandIn = {
    key: new URL(`/keys/${name}`, origin),
    token: randomBytes(16).toString('hex'),
    asked: [],
    trouble: [],
    misleadTo: undefined,
    forget(version) {
      const at = versions.findIndex(({ id }) => id === version);
      versions.splice(at, 1);
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    vault.asked.push(`${request.method} ${url.pathname}`);
    const trouble = vault.trouble.shift();
    if (trouble === 'reset') {
      request.socket.destroy();
      return;
    }
    const [status, body] = await decided(request, url, trouble);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  }

  async function decided(request: IncomingMessage, url: URL, trouble: number | undefined) {
    try {
      if (trouble !== undefined) throw new VaultError(trouble, 'Trouble');
      checkCaller(request, url, vault.token);
      const body = await bodyOf(request);
      return [200, operate(`${request.method} ${url.pathname}`, { url, body })] as const;
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      const { status, code, inner } = error;
      const message = `${code} for ${request.headers.authorization}`;
      const innererror = inner === undefined ? {} : { innererror: { code: inner } };
      return [status, { error: { code, message, ...innererror } }] as const;
    }
  }

  const bundleOf = ({ id, enabled }: Version) => ({
    key: { kid: `${origin}/keys/${name}/${id}`, kty: 'RSA', key_ops: ['wrapKey', 'unwrapKey'] },
    attributes: { enabled },
  });

  function operate(asked: string, { url, body }: { readonly url: URL; readonly body: unknown }) {
    const [method = '', path = ''] = asked.split(' ');
    const [latest] = versions.slice(-1);
    if (!latest) throw new VaultError(404, 'KeyNotFound');
    if (asked === `GET /keys/${name}`) {
      if (!latest.enabled) throw new VaultError(403, 'Forbidden', 'KeyDisabled');
      return bundleOf(latest);
    }
    if (asked === `GET /keys/${name}/versions`) return page(url);
    if (asked === `POST /keys/${name}/rotate`) {
      const added = aVersion();
      versions.push(added);
      return bundleOf(added);
    }
    const [, changed] = versionPath.exec(path) ?? [];
    if (method === 'PATCH' && changed) return update(versionCalled(changed), body);
    const [, used, operation] = operationPath.exec(path) ?? [];
    if (method === 'POST' && used && operation) {
      return wrapping(versionCalled(used), operation, body);
    }
    throw new VaultError(404, 'NotFound');
  }

  function versionCalled(id: string): Version {
    const found = versions.find((version) => version.id === id);
    if (!found) throw new VaultError(404, 'KeyNotFound');
    return found;
  }

  function page(url: URL) {
    const from = Number(url.searchParams.get('$skiptoken') ?? '0');
    const shown = versions.slice(from, from + pageSize);
    const next = new URL(url);
    next.searchParams.set('$skiptoken', String(from + pageSize));
    const isLast = from + pageSize >= versions.length;
    return {
      value: shown.map((version) => {
        const { key, attributes } = bundleOf(version);
        return { kid: key.kid, attributes };
      }),
      nextLink: vault.misleadTo ?? (isLast ? null : next.href),
    };
  }

  const update = (version: Version, body: unknown) => {
    const text = JSON.stringify(body);
    if (text !== '{"attributes":{"enabled":false}}') throw new VaultError(400, 'BadParameter');
    version.enabled = false;
    return bundleOf(version);
  };

  const wrapping = (version: Version, operation: string, body: unknown) => {
    const isAsked = typeof body === 'object' && body !== null && 'alg' in body && 'value' in body;
    if (!isAsked || body.alg !== 'RSA-OAEP-256') throw new VaultError(400, 'BadParameter');
    const { value } = body;
    if (typeof value !== 'string' || !base64url.test(value)) {
      throw new VaultError(400, 'BadParameter');
    }
    const bytes = Buffer.from(value, 'base64url');
    const made = operation === 'wrapkey' ? wrap(version, bytes) : unwrap(version, bytes);
    const kid = `${origin}/keys/${name}/${version.id}`;
    return { kid, value: made.toString('base64url') };
  };

  return vault;
}

const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };

const wrap = ({ publicKey }: Version, bytes: Buffer) =>
  publicEncrypt({ key: publicKey, ...padding }, bytes);

function unwrap({ privateKey, enabled }: Version, bytes: Buffer): Buffer {
  if (!enabled) throw new VaultError(403, 'Forbidden', 'KeyDisabled');
  try {
    return privateDecrypt({ key: privateKey, ...padding }, bytes);
  } catch {
    throw new VaultError(400, 'BadParameter');
  }
}

function aVersion(): Version {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { id: randomBytes(16).toString('hex'), enabled: true, ...pair };
}

function checkCaller(request: IncomingMessage, url: URL, token: string): void {
  if (request.headers.authorization !== `Bearer ${token}`)
    throw new VaultError(401, 'Unauthorized');
  if (url.searchParams.get('api-version') !== '7.4') throw new VaultError(400, 'BadParameter');
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const part of request) text += part;
  if (text === '') return undefined;
  if (request.headers['content-type'] !== 'application/json') {
    throw new VaultError(415, 'UnsupportedMediaType');
  }
  return JSON.parse(text);
}
