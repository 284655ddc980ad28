import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv, { type Options } from 'sirv';

/** sirv names the charset of pages alone. */
const texts: { readonly [ending: string]: string } = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** Ids of seats have a dot, as names of files have; what begins like this is a page all the same. */
const seatPages = /^\/seats\//;

/**
 * Serves the built tabs: files with a hash in their name for a year, the page itself for every other
 * path, so that an address inside the app can be opened. Compressed copies lie beside the files.
 */
export function staticSite(folder: string) {
  const options: Options = {
    single: true,
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith('/assets/');
      const caching = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('Cache-Control', caching);
      const type = texts[path.split('.').at(-1) ?? ''];
      if (type !== undefined) response.setHeader('Content-Type', type);
    },
  };
  const serve = sirv(folder, options);
  const servePage = sirv(folder, { ...options, ignores: false });
  return (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => {
    // Pages ask for whole files; a range that ends before it begins would be a throw amid an answer.
    delete request.headers.range;
    // A file that goes while it is read is an error that nobody else hears.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    const isSeatPage = seatPages.test(request.url ?? '');
    (isSeatPage ? servePage : serve)(request, response, otherwise);
  };
}
