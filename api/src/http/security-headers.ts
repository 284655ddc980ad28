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

const policy = (ancestors: readonly string[]) =>
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
    'Content-Security-Policy': policy([...frameAncestors, ...extraAncestors]),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    ...(isHttps ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}
