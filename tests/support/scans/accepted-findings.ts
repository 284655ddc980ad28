import type { Accepted } from './verdict-of-scan.ts';

/** The one table of what scanners say of the product and we leave as it is. */
export const acceptedFindings: readonly Accepted[] = [
  {
    scanner: 'wapiti',
    kind: 'HTTP Secure Headers',
    detail: /^GET \/: X-Frame-Options is not set$/,
    because:
      'it can name no other origin than our own, and Teams frames the tab; frame-ancestors of the Content-Security-Policy says who may',
  },
  {
    scanner: 'wapiti',
    kind: 'HTTP Secure Headers',
    detail: /^GET \/: X-XSS-Protection is not set$/,
    because: 'no browser reads it any more, and those that did could be misled by it',
  },
];
