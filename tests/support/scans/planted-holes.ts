import type { Hole } from './verdict-of-scan.ts';

const wapiti = (name: string, kind: string, detail: RegExp): Hole => ({
  scanner: 'wapiti',
  ...{ name, kind, detail },
});
const nmap = (name: string, kind: string, detail: RegExp): Hole => ({
  scanner: 'nmap',
  ...{ name, kind, detail },
});

/** What wapiti must find of the planted site. */
export const holesForWapiti: readonly Hole[] = [
  wapiti('reflected script', 'Cross Site Scripting', /^GET \/echo: XSS/),
  wapiti('stored script', 'Cross Site Scripting', /^POST \/guests: Permanent XSS/),
  wapiti('open redirect', 'Open Redirect', /^GET \/go: /),
  wapiti('line break in a header', 'CRLF Injection', /^GET \/language: /),
  wapiti('any file of the server', 'Path Traversal', /^GET \/file: Linux local file disclosure/),
  wapiti('query that is put together', 'SQL Injection', /^GET \/seat: .*MySQL/),
  wapiti('form without a token', 'Cross Site Request Forgery', /^POST \/guests: /),
  wapiti('no content security policy', 'Content Security Policy Configuration', /not set$/),
  wapiti('no nosniff', 'HTTP Secure Headers', /X-Content-Type-Options is not set$/),
  wapiti('no HSTS', 'HTTP Secure Headers', /Strict-Transport-Security is not set$/),
  wapiti('cookie for scripts', 'HttpOnly Flag cookie', /: session$/),
  wapiti('cookie without TLS', 'Secure Flag cookie', /: session$/),
  wapiti('PUT and DELETE', 'methods', /^\/echo: DELETE, PUT$/),
];

/** What nmap must find of the planted site and of the port beside it. */
export const holesForNmap: readonly Hole[] = [
  nmap('banner of the server', 'product', /^Apache httpd 2\.4\.1/),
  nmap('banner of the extra port', 'product', /^ProFTPD 1\.3\.5/),
  nmap('first words of the extra port', 'banner', /ProFTPD/),
  nmap('header that names the server', 'http-server-header', /Apache/),
  nmap('header that names the language', 'http-php-version', /PHP\/5\.3\.1/),
  nmap('PUT, DELETE and TRACE', 'http-methods', /risky methods: PUT DELETE TRACE/),
  nmap('TRACE that answers', 'http-trace', /TRACE is enabled/),
  nmap('cookie for scripts', 'http-cookie-flags', /session: httponly flag not set/),
  nmap('any origin may ask', 'http-cors', /PUT DELETE/),
  nmap('a repository beside the pages', 'http-git', /Git repository found/),
  nmap('open redirect', 'http-open-redirect', /\/go\?to=/),
  nmap('reflected characters', 'http-unsafe-output-escaping', /reflected in parameter name/),
];

/** What nmap must find of a server with weak TLS. */
export const holesForSuites: readonly Hole[] = [
  nmap('TLS 1.0', 'suite', /^TLSv1\.0 /),
  nmap('TLS 1.1', 'suite', /^TLSv1\.1 /),
  nmap('no forward secrecy', 'suite', /^TLSv1\.2 TLS_RSA_/),
  nmap('encryption without authentication', 'suite', /^TLSv1\.2 \w+_CBC_SHA$/),
];
