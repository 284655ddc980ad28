import { constants } from 'node:crypto';
import { readFileSync, statSync, unwatchFile, watchFile } from 'node:fs';
import type { SecureContextOptions, Server } from 'node:tls';
import {
  type CertificateFiles,
  certificateFlaws,
  daysLeft,
  endOfCertificate,
} from './certificate-flaws.ts';

export type TlsSettings = {
  /** Paths of PEM files; behind the certificate those that vouch for it. */
  readonly certificate: string;
  readonly key: string;
  readonly most: 'TLSv1.2' | 'TLSv1.3';
};

export type TlsWorld = {
  /** The name by which people reach the server. */
  readonly host: string;
  readonly takesSelfSigned: boolean;
  readonly now: () => number;
  /** Hears of a certificate that ends soon, or of a new one that is not taken. */
  readonly warn: (facts: { readonly [name: string]: unknown }, text: string) => void;
};

/** A certificate or its key cannot be used; the message says why, in a sentence. */
export class CertificateUnusable extends Error {
  override readonly name = 'CertificateUnusable';
}

/** What of TLS a server answers, and how it takes up a renewed certificate without a restart. */
export type ServerTls = {
  readonly options: SecureContextOptions;
  /** When the certificate in use ends, in epoch milliseconds. */
  readonly endsAt: () => number;
  /** Follows the files while the server runs, and reads them at once when `look` is called. */
  readonly follow: (server: Pick<Server, 'setSecureContext'>) => {
    readonly look: () => void;
    readonly stop: () => void;
  };
};

/** Authenticated encryption with forward secrecy only (white paper 5.2, ASVS 12.1.2). */
const ciphers = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
].join(':');
const lookEveryMs = 5_000;
const warnEveryMs = 86_400_000;
const warnDays = 21;

/** Reads and judges the certificate; throws `CertificateUnusable`. */
export function openServerTls(settings: TlsSettings, world: TlsWorld): ServerTls {
  const optionsOf = ({ certificate, key }: CertificateFiles): SecureContextOptions => ({
    cert: certificate,
    key,
    ciphers,
    minVersion: 'TLSv1.2',
    maxVersion: settings.most,
    honorCipherOrder: true,
    ecdhCurve: 'X25519:P-256:P-384',
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  });
  let files = readGood(settings, world);
  const options = optionsOf(files);
  warnOfTheEnd(files, world);

  return {
    options,
    endsAt: () => endOfCertificate(files.certificate),
    follow(server) {
      const look = () => {
        try {
          files = readGood(settings, world);
          server.setSecureContext(optionsOf(files));
        } catch (error) {
          // The old certificate goes on: a bad one in its place would shut everybody out.
          world.warn({ err: error }, 'the renewed certificate is not taken');
        }
      };
      const paths = [settings.certificate, settings.key];
      for (const path of paths) {
        watchFile(path, { interval: lookEveryMs, persistent: false }, look);
      }
      const daily = setInterval(() => warnOfTheEnd(files, world), warnEveryMs).unref();
      return {
        look,
        stop() {
          clearInterval(daily);
          for (const path of paths) unwatchFile(path, look);
        },
      };
    },
  };
}

function readGood(settings: TlsSettings, world: TlsWorld): CertificateFiles {
  const files = { certificate: read(settings.certificate), key: read(settings.key) };
  if (!world.takesSelfSigned && (statSync(settings.key).mode & 0o077) !== 0) {
    throw new CertificateUnusable(
      `The key of the certificate (TLS_KEY=${settings.key}) can be read by others: chmod 600.`,
    );
  }
  const flaws = flawsOf(files, settings, world);
  if (flaws.length === 0) return files;
  throw new CertificateUnusable(
    `The certificate (TLS_CERTIFICATE=${settings.certificate}) cannot be used: ${flaws.join('; ')}.`,
  );
}

function flawsOf(files: CertificateFiles, settings: TlsSettings, world: TlsWorld): string[] {
  const { host, takesSelfSigned, now } = world;
  try {
    return certificateFlaws(files, { host, takesSelfSigned, now: now() });
  } catch (cause) {
    throw new CertificateUnusable(
      `TLS_CERTIFICATE=${settings.certificate} and TLS_KEY=${settings.key} must be a certificate and its key, both PEM.`,
      { cause },
    );
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CertificateUnusable(`${path} cannot be read: see TLS_CERTIFICATE and TLS_KEY.`, {
      cause,
    });
  }
}

function warnOfTheEnd({ certificate }: CertificateFiles, { now, warn }: TlsWorld): void {
  const days = daysLeft(certificate, now());
  if (days < warnDays) warn({ days }, 'the certificate ends soon');
}
