import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** DER: a tag, the length, the content. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length < 128 ? Buffer.from([content.length]) : longLength(content.length);
  return Buffer.concat([Buffer.from([tag]), length, content]);
}

function longLength(length: number): Buffer {
  return length < 256
    ? Buffer.from([0x81, length])
    : Buffer.from([0x82, length >> 8, length & 255]);
}

const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));
const octets = (content: Uint8Array) => der(0x04, content);
const truth = der(0x01, Buffer.from([0xff]));
const withRsa = {
  sha256: sequence(oid('2a864886f70d01010b'), der(0x05)),
  sha1: sequence(oid('2a864886f70d010105'), der(0x05)),
};
const commonName = (name: string) =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
const isAuthority = sequence(oid('551d13'), truth, octets(sequence(truth)));
const altName = (host: string) =>
  sequence(oid('551d11'), octets(sequence(der(0x82, Buffer.from(host)))));

/** `YYMMDD…Z`, as certificates write it until 2049. */
function utcTime(instant: number): Buffer {
  const text = new Date(instant).toISOString().replace(/^..|[-:T]|\.\d+/g, '');
  return der(0x17, Buffer.from(text, 'ascii'));
}

export type Certified = { readonly name: string; readonly key: KeyObject; readonly cert: string };

const day = 24 * 3600_000;
let serial = 0;
const newPairs = {
  'rsa-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'rsa-1024': () => generateKeyPairSync('rsa', { modulusLength: 1024 }),
  'p-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'p-224': () => generateKeyPairSync('ec', { namedCurve: 'P-224' }),
};
type KeyKind = keyof typeof newPairs;
const pairs = new Map<KeyKind, { readonly privateKey: KeyObject; readonly publicKey: KeyObject }>();

/** One pair of each kind for all: making it takes longer than everything else here. */
function pairOf(kind: KeyKind) {
  const pair = pairs.get(kind) ?? newPairs[kind]();
  pairs.set(kind, pair);
  return pair;
}

/**
 * A certificate (X.509 v3; RSA 2048 and SHA-256 where nothing else is said) for a host, by an authority
 * with an RSA key or by itself; good from yesterday on for as many days as it says, or since two days
 * before where that is negative; `begins` is another day to begin on, counted from today.
 */
export function certify(wish: {
  readonly host: string;
  readonly by?: Certified;
  readonly isAuthority?: boolean;
  readonly days?: number;
  readonly begins?: number;
  readonly key?: KeyKind;
  readonly hash?: 'sha256' | 'sha1';
}): Certified {
  const { privateKey, publicKey } = pairOf(wish.key ?? 'rsa-2048');
  const { host, by = { name: host, key: privateKey }, days = 30, hash = 'sha256' } = wish;
  serial += 1;
  const until = Date.now() + days * day;
  const from = Math.min(Date.now(), until) + (wish.begins ?? -1) * day;
  const extension = wish.isAuthority ? isAuthority : altName(host);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([serial])),
    withRsa[hash],
    commonName(by.name),
    sequence(utcTime(from), utcTime(until)),
    commonName(host),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(extension)),
  );
  const signature = createSign(hash).update(body).sign(by.key);
  const whole = sequence(body, withRsa[hash], der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
  const cert = `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
  return { name: host, key: privateKey, cert };
}
