import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/**
 * Serves the built tabs: files with a hash in their name for a year, the page itself for every other
 * path, so that an address inside the app can be opened. Compressed copies lie beside the files.
 */
export function staticSite(folder: string) {
  const serve = sirv(folder, {
    single: true,
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith('/assets/');
      const caching = isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
      response.setHeader('Cache-Control', caching);
    },
  });
  return (request: IncomingMessage, response: ServerResponse, otherwise: () => void) => {
    // Pages ask for whole files; a range that ends before it begins would be a throw amid an answer.
    delete request.headers.range;
    // A file that goes while it is read is an error that nobody else hears.
    response.once('pipe', (file) => file.once('error', () => response.destroy()));
    serve(request, response, otherwise);
  };
}
