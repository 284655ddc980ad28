import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';

const leastRsaBits = 2048;
const mostDays = 398;
const dayMs = 86_400_000;
/** Elliptic curves of at least 128 bits of strength. */
const strongCurves = ['prime256v1', 'secp384r1', 'secp521r1'];

export type CertificateFiles = { readonly certificate: string; readonly key: string };

/** The certificate of the server itself is the first in its file; what follows vouches for it. */
export function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block));
}

/**
 * What is wrong with a server's certificate for a host, a half sentence each (white paper 5.2: from an
 * authority, RSA 2048 or stronger, SHA-2; a life of 398 days as browsers take it). Empty where nothing
 * is. Throws what OpenSSL says of text that is no certificate or no key.
 */
export function certificateFlaws(
  files: CertificateFiles,
  { host, now, takesSelfSigned }: { host: string; now: number; takesSelfSigned: boolean },
): string[] {
  const [certificate, ...others] = certificatesIn(files.certificate);
  if (!certificate) return ['there is no certificate in the file'];
  const from = Date.parse(certificate.validFrom);
  const to = Date.parse(certificate.validTo);
  const chain = [certificate, ...others];
  const checks: readonly (readonly [boolean, string])[] = [
    [!certificate.checkPrivateKey(createPrivateKey(files.key)), 'the key belongs to another one'],
    [!isFor(certificate, host), `it is not made out to ${host}`],
    [now < from, `it begins only on ${certificate.validFrom}`],
    [now >= to, `it ended on ${certificate.validTo}`],
    [to - from > mostDays * dayMs, `it lives longer than ${mostDays} days`],
    [chain.some(isWeak), `a key is weaker than RSA ${leastRsaBits} or P-256`],
    [chain.some(isSignedWeakly), 'a signature is weaker than SHA-2'],
    [!takesSelfSigned && isSelfSigned(certificate), 'no authority has signed it'],
    [!isInOrder(chain), 'the certificates behind it do not vouch for it in their order'],
  ];
  return checks.flatMap(([isBad, flaw]) => (isBad ? [flaw] : []));
}

/** When the first certificate of a file ends, in epoch milliseconds. */
export function endOfCertificate(pem: string): number {
  const [certificate] = certificatesIn(pem);
  return certificate ? Date.parse(certificate.validTo) : 0;
}

/** Days until the first certificate of a file ends. */
export const daysLeft = (pem: string, now: number): number =>
  Math.max(0, Math.floor((endOfCertificate(pem) - now) / dayMs));

const isFor = (certificate: X509Certificate, host: string) =>
  isIP(host) === 0
    ? certificate.checkHost(host, { subject: 'never' }) !== undefined
    : certificate.checkIP(host) !== undefined;

const isSelfSigned = (certificate: X509Certificate) =>
  certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);

const isInOrder = (chain: readonly X509Certificate[]) =>
  chain.every((certificate, at) => {
    const by = chain[at + 1];
    return by === undefined || (certificate.checkIssued(by) && certificate.verify(by.publicKey));
  });

function isWeak({ publicKey }: X509Certificate): boolean {
  const { modulusLength = 0, namedCurve = '' } = publicKey.asymmetricKeyDetails ?? {};
  const type = publicKey.asymmetricKeyType ?? '';
  if (type === 'rsa' || type === 'rsa-pss') return modulusLength < leastRsaBits;
  return type === 'ec' ? !strongCurves.includes(namedCurve) : type !== 'ed25519';
}

/** DER of the object identifiers of RSA and ECDSA over SHA-256, -384 and -512, and of Ed25519 (RFC 5754, 5758, 8410). */
const strongSignatures = [
  '06092a864886f70d01010b',
  '06092a864886f70d01010c',
  '06092a864886f70d01010d',
  '06082a8648ce3d040302',
  '06082a8648ce3d040303',
  '06082a8648ce3d040304',
  '06032b6570',
];

/** A root's own signature proves nothing, so that its strength does not matter. */
function isSignedWeakly(certificate: X509Certificate): boolean {
  const isRoot = certificate.ca && isSelfSigned(certificate);
  return !isRoot && !strongSignatures.includes(signatureOf(certificate.raw));
}

/** The identifier at the beginning of `signatureAlgorithm`, the second part of a certificate (RFC 5280 4.1), in hex. */
function signatureOf(der: Buffer): string {
  const signed = contentAt(der, contentAt(der, 0).start);
  const algorithm = contentAt(der, signed.end);
  const identifier = contentAt(der, algorithm.start);
  return der.toString('hex', algorithm.start, identifier.end);
}

/** Where the content of a DER value lies that begins at an offset. */
function contentAt(der: Buffer, offset: number): { readonly start: number; readonly end: number } {
  const first = der.readUInt8(offset + 1);
  if (first < 0x80) return { start: offset + 2, end: offset + 2 + first };
  const bytes = first & 0x7f;
  const start = offset + 2 + bytes;
  return { start, end: start + der.readUIntBE(offset + 2, bytes) };
}
