import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routes } from '../../api/src/contract/routes.ts';
import { openApiOf } from '../../api/src/http/openapi.ts';
import { type HeardAnswer, judgeBy, openApiShape } from '../support/answers/contract.ts';
import { readHeard } from '../support/answers/of-this-run.ts';
import { startChild } from '../support/storm/child.ts';

const judge = judgeBy(openApiShape.parse(openApiOf(routes)));
const json = 'application/json';
const problem = {
  type: 'urn:sekitori:problem:not-found',
  title: 'Gone',
  status: 404,
  detail: 'Not there',
  code: 'not-found',
  requestId: 'r1',
};
const live: HeardAnswer = {
  method: 'GET',
  url: '/livez',
  status: 200,
  type: json,
  text: '{"state":"alive"}',
};
const notFound: HeardAnswer = {
  method: 'GET',
  url: '/api/v1/floors/f1?x=1',
  status: 404,
  type: 'application/problem+json',
  text: JSON.stringify(problem),
};
const notReady: HeardAnswer = {
  method: 'GET',
  url: '/readyz',
  status: 503,
  type: json,
  text: JSON.stringify({ state: 'not-ready', dependencies: { rsi: 'down' } }),
};
const asAnnounced: readonly HeardAnswer[] = [
  live,
  notFound,
  notReady,
  { ...notFound, status: 304, type: undefined, text: undefined },
  {
    ...notFound,
    method: 'POST',
    url: '/auth/sign-out',
    status: 204,
    type: undefined,
    text: undefined,
  },
  { ...notFound, url: '/api/v1/nothing' },
  { ...live, url: '/', type: 'text/html;charset=utf-8', text: undefined },
  { ...live, url: '/a.svg', type: 'image/svg+xml; charset=utf-8', text: undefined },
];
const planted: { readonly [fault: string]: HeardAnswer } = {
  'a status that is not announced': { ...live, status: 202 },
  'a fault where a page is': { ...notFound, url: '/', status: 500 },
  'a field too many': { ...live, text: '{"state":"alive","pid":7}' },
  'a field too few': { ...live, text: '{}' },
  'another value': { ...live, text: '{"state":"dead"}' },
  'a field too many in a problem': {
    ...notFound,
    text: JSON.stringify({ ...problem, stack: 'at x.ts:1' }),
  },
  'no problem document': { ...notFound, type: json },
  'half of a body': { ...live, text: '{"state":' },
  'a body where none is announced': { ...live, method: 'POST', url: '/auth/sign-out', status: 204 },
  'text that does not say how its bytes are read': {
    ...live,
    url: '/assets/app.js',
    type: 'text/javascript',
    text: undefined,
  },
  'a page for a script': { ...live, url: '/api/v1/nothing', type: 'text/html', text: undefined },
};

describe('answers held against the OpenAPI document', function () {
  this.timeout(60_000);

  it('are as announced where nothing is wrong with them', () => {
    const flaws = asAnnounced.flatMap((answer) => judge(answer).flaws);

    assert.deepEqual(flaws, []);
  });

  for (const [fault, answer] of Object.entries(planted)) {
    it(`are found out: ${fault}`, () => {
      assert.notDeepEqual(judge(answer).flaws, []);
    });
  }

  it('are heard in every process that a test starts, whoever asks', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sekitori-planted-'));
    const file = join(folder, 'answers.jsonl');
    const entry = new URL('../support/answers/planted-process.ts', import.meta.url);
    writeFileSync(file, '');
    const child = await startChild(entry, { ANSWERS_FILE: file });

    const heard = readHeard(file);

    await child.kill();
    rmSync(folder, { recursive: true });
    assert.equal(heard.flaws.length, 2);
    assert.match(heard.flaws[0] ?? '', /^GET \/livez 200: .*pid/);
    assert.match(heard.flaws[1] ?? '', /^GET \/livez 418: .*not announced/);
  });
});
