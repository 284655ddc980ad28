import assert from 'node:assert/strict';
import restify from 'restify';
import { z } from 'zod';
import { routes } from '../../api/src/contract/routes.ts';
import { openApiOf } from '../../api/src/http/openapi.ts';
import { aFrontServer, type FrontServer } from '../support/front-server.ts';

const documentShape = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
/** The built pages, whatever else an address says. */
const pages = 'GET /*';

/** What the router has mounted, read from the router itself. */
const mountedIn = (server: restify.Server): string[] =>
  Object.values(server.router.getRoutes()).map(
    ({ method, path }) => `${method} ${String(path).replaceAll(/:(\w+)/g, '{$1}')}`,
  );

const documented = (): string[] =>
  Object.entries(documentShape.parse(openApiOf(routes)).paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  );

const differences = (mounted: readonly string[], known: readonly string[]) => [
  ...mounted.filter((each) => !known.includes(each)).map((each) => `${each} is in no document`),
  ...known.filter((each) => !mounted.includes(each)).map((each) => `${each} is not mounted`),
];

describe('the routes of the router', () => {
  const { createServer } = restify;
  let router: restify.Server;
  let front: FrontServer;
  before(async () => {
    restify.createServer = (options) => {
      router = createServer(options);
      return router;
    };
    front = await aFrontServer();
  });
  after(() => {
    restify.createServer = createServer;
    front?.close();
  });

  it('are the operations of the OpenAPI document and the pages, exactly (4.3-a)', () => {
    assert.deepEqual(differences(mountedIn(router), [...documented(), pages]), []);
    assert.equal(documented().length, Object.keys(routes).length);
  });

  it('are not taken for them with a handler beside the table, or one that is missing (control)', () => {
    router.get('/api/v1/debug', (_request, _response, next) => next());
    const found = differences(mountedIn(router), [...documented(), pages, 'GET /api/v1/else']);

    assert.deepEqual(found, [
      'GET /api/v1/debug is in no document',
      'GET /api/v1/else is not mounted',
    ]);
  });
});
