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
  {
    scanner: 'nmap',
    kind: 'http-methods',
    detail: /^Supported Methods: GET$/,
    because: 'pages and figures are read; nothing else is answered at their addresses',
  },
  {
    scanner: 'nmap',
    kind: 'fingerprint-strings',
    detail: /^(?!.*\b(?:Server|X-Powered-By|Via|X-Runtime): )/i,
    because:
      'it repeats whole answers because it could not tell who gave them: none names a program',
  },
  {
    scanner: 'nmap',
    kind: 'banner',
    detail: /^HTTP\/1\.1 408 Request Timeout\\x0D\\x0AConnection: close$/,
    because: 'whoever connects and says nothing is sent away, without a word about by whom',
  },
  {
    scanner: 'nmap',
    kind: 'suite',
    detail: /^TLSv1\.2 TLS_ECDHE_\w+_(?:GCM_SHA\d+|POLY1305_SHA256)$|^TLSv1\.3 TLS_AKE_\w+$/,
    because: 'authenticated encryption with forward secrecy, as the security document says',
  },
];
