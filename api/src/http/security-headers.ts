/** Who may frame us: Teams and the Microsoft 365 hosts that show Teams apps. */
const frameAncestors = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.cloud.microsoft',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

/** What pages of ours have no use for, and so nobody who gets a script into them. */
const unused = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
];

/**
 * For a picture that somebody opens by itself: no script of it would run, nothing would be fetched, and
 * nobody frames it.
 */
export const picturePolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

const policy = (ancestors: readonly string[], isHttps: boolean) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    // Fluent UI writes its atomic rules into style elements at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors.join(' ')}`,
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');

/** Headers of every answer. `extraAncestors` lets the local environment's host page frame us. */
export function securityHeaders({
  isHttps,
  extraAncestors,
}: {
  readonly isHttps: boolean;
  readonly extraAncestors: readonly string[];
}): { readonly [name: string]: string } {
  return {
    'Content-Security-Policy': policy([...frameAncestors, ...extraAncestors], isHttps),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Origin-Agent-Cluster': '?1',
    'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

const ofBare = ['Content-Security-Policy', 'X-Content-Type-Options', 'Strict-Transport-Security'];

/** Of the headers of every answer those of one without a body, to whom nothing else is said. */
export const headersOfBare = (headers: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => ofBare.includes(name)));
