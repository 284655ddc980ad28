import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { z } from 'zod';
import { settingsShape } from '../../api/src/config.ts';
import type { Route } from '../../api/src/contract/route.ts';
import { routes } from '../../api/src/contract/routes.ts';
import { keysInUse } from '../security-document/crypto-tables.ts';
import { inputCsv, outputCsv, withinRequest } from '../security-document/input-rules.ts';
import { findUnclassified } from '../security-document/protection-tables.ts';
import { readCsv } from '../security-document/read-csv.ts';
import { root } from '../security-document/source.ts';
import { costly, findUnknownWays } from '../security-document/way-tables.ts';
import { scannedEverywhere } from './shipped-source.ts';

const written = (name: string) => readFileSync(`${root}/docs/security/${name}`, 'utf8');

const another: Route = {
  method: 'POST',
  path: '/api/v1/wishes',
  summary: 'Wishes for something',
  access: 'anyone',
  object: 'none',
  audit: 'wish.make',
  body: z.strictObject({ wish: z.string().max(7) }),
  success: { status: 200, body: z.strictObject({ granted: z.boolean() }) },
  problems: [],
};

/** The wording of each finding that a schema of the wire has of its own. */
const wordings = () =>
  scannedEverywhere((node, { fileName }) => {
    const isOne =
      fileName.startsWith('api/src/contract/') &&
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'message' &&
      (ts.isStringLiteralLike(node.initializer) || ts.isTemplateExpression(node.initializer));
    return isOne ? [node.initializer.getText()] : [];
  });

describe('what the security document lists', function () {
  this.timeout(60_000);

  it('are the rules of every field that comes in; after a change: npm run security:tables', () => {
    assert.equal(written('input.csv'), inputCsv());
    assert.ok(readCsv('docs/security/input.csv').length > 100);
  });

  it('are the fields that go out, and to which roles; after a change: npm run security:tables', () => {
    assert.equal(written('output.csv'), outputCsv());
    assert.ok(readCsv('docs/security/output.csv').length > 400);
  });

  it('are new lines where an operation is new (control)', () => {
    assert.match(
      inputCsv({ another }),
      /^POST,\/api\/v1\/wishes,anyone,body,wish,yes,string; at most 7 characters$/m,
    );
    assert.match(outputCsv({ another }), /^POST,\/api\/v1\/wishes,anyone,granted$/m);
  });

  it('are the rules between fields that schemas have of their own', () => {
    const found = wordings();

    for (const { wording } of withinRequest) {
      assert.ok(
        found.some((said) => said.includes(wording)),
        wording,
      );
    }
    assert.deepEqual(
      found.filter((said) => !withinRequest.some(({ wording }) => said.includes(wording))),
      [],
    );
  });

  it('is every type of document with its class, and a new one has none (control)', () => {
    assert.deepEqual(findUnclassified(), []);
    assert.deepEqual(findUnclassified(['diary']).includes('diary'), true);
  });

  it('is every setting that is a key', () => {
    const listed = keysInUse.map(({ from }) => from);
    // A mode, and the certificate that a key belongs to.
    const others = ['EDGE_KEY', 'TLS_CERTIFICATE'];
    const settings = Object.keys(settingsShape.shape).filter((name) =>
      /KEY|SECRET|PASSWORD|CERTIFICATE/.test(name),
    );

    assert.deepEqual(
      settings.filter((name) => !others.includes(name) && !listed.includes(name)),
      [],
    );
    assert.ok(settings.length > 8, settings.join());
  });

  it('are the ways in: every operation that anybody may ask lets nobody in, or is of one of them', () => {
    assert.deepEqual(findUnknownWays(), []);
    assert.deepEqual(findUnknownWays({ ...routes, another }), ['another']);
  });

  it('are the places where sessions are opened, and no more', () => {
    const places = scannedEverywhere((node) =>
      ts.isCallExpression(node) && /\bopenSession(?:With)?$/.test(node.expression.getText())
        ? [node.expression.getText()]
        : [],
    );

    assert.deepEqual([...new Set(places)].toSorted(), [
      'api/src/application/sign-in-with-teams.ts: openSession',
      'api/src/application/sign-in-with-teams.ts: openSessionWith',
      'api/src/application/sign-in.ts: openSessionWith',
      'api/src/application/use-cases.ts: openSessionWith',
    ]);
  });

  it('is all costly work: maps, streams, pictures and files, each of an operation', () => {
    const rows = costly().rows.map((row) => row.at(-1));

    assert.deepEqual(
      rows.filter((operations) => operations === ''),
      [],
    );
    const files: Route = { ...another, success: { status: 200, body: 'download' } };
    assert.match(JSON.stringify(costly({ ...routes, files })), /wish\.make/);
  });
});
