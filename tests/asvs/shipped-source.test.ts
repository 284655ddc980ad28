import assert from 'node:assert/strict';
import { cryptographyInUse } from '../security-document/crypto-tables.ts';
import {
  findCryptography,
  findFollowing,
  findMadePatterns,
  findMarkupFromText,
  findRunText,
  findUnshipped,
  findWriters,
  planted,
  scanned,
  scannedEverywhere,
  shippedFiles,
} from './shipped-source.ts';

/** All that writes words anywhere, and what they are; the store is written to through its adapters. */
const writers: readonly (readonly [file: string, what: string])[] = [
  // The application log, on standard output.
  ['api/src/compose.ts', 'destination'],
  // What an operator's command says.
  ['api/src/commands/over-the-store.ts', 'process.stdout.write'],
  ['api/src/commands/over-the-store.ts', 'process.stderr.write'],
  ['api/src/commands/with-stores.ts', 'process.stdout.write'],
  ['api/src/commands/with-stores.ts', 'process.stderr.write'],
  // The file of keys.
  ['api/src/adapters/keys/key-file.ts', 'file.writeFile'],
  // Why a process did not start.
  ['bot/src/main.ts', 'console.error'],
];

const distinct = (findings: readonly string[]) => [...new Set(findings)].toSorted();

describe('the source that is shipped', function () {
  this.timeout(60_000);

  it('is all looked at', () => {
    const files = shippedFiles();

    assert.ok(files.length > 300, String(files.length));
    assert.ok(files.includes('bot/src/main.ts') && files.includes('tabs/src/app/main.tsx'));
  });

  it('runs no text as a program', () => {
    assert.deepEqual(scannedEverywhere(findRunText), []);
  });

  it('reads no text as markup', () => {
    assert.deepEqual(scannedEverywhere(findMarkupFromText), []);
  });

  it('makes regular expressions of its own constants alone', () => {
    assert.deepEqual(scannedEverywhere(findMadePatterns), []);
  });

  it('follows no redirect where it asks elsewhere', () => {
    assert.deepEqual(scannedEverywhere(findFollowing), []);
  });

  it('imports itself and its own dependencies, no test, no stand-in and no tool', () => {
    assert.deepEqual(scannedEverywhere(findUnshipped), []);
  });

  it('writes words to its output, its store and its file of keys, and nowhere else', () => {
    assert.deepEqual(
      distinct(scannedEverywhere(findWriters)),
      writers.map(([file, what]) => `${file}: ${what}`).toSorted(),
    );
  });

  it('uses the cryptography that the security document lists, at the places that it lists', () => {
    const listed = cryptographyInUse.flatMap(({ found }) =>
      Object.entries(found).flatMap(([file, names]) => names.map((name) => `${file}: ${name}`)),
    );

    assert.deepEqual(distinct(scannedEverywhere(findCryptography)), distinct(listed));
  });

  it('hashes with SHA-256 and nothing older, and draws nothing from Math.random', () => {
    const named = cryptographyInUse.flatMap(({ found }) => Object.values(found).flat());
    const hashes = named.filter((name) => /^(?:sha|md|ripemd|blake|whirlpool)/i.test(name));

    assert.deepEqual(distinct(hashes.map((name) => name.toLowerCase())), ['sha-256', 'sha256']);
    assert.deepEqual(
      scannedEverywhere((node) => (node.getText() === 'Math.random' ? ['Math.random'] : [])),
      [],
    );
  });

  for (const [what, scan, text] of [
    ['eval', findRunText, 'eval(said)'],
    ['eval of the window', findRunText, 'window.eval(said)'],
    ['new Function', findRunText, "new Function('a', said)"],
    ['a constructor of functions', findRunText, "(() => 1).constructor('return 1')()"],
    ['a text for a timer', findRunText, "setTimeout('alert(1)', 1)"],
    ['an import of what somebody said', findRunText, 'await import(said)'],
    ['another program', findRunText, "import { exec } from 'node:child_process'"],
    ['HTML for React', findMarkupFromText, '<p dangerouslySetInnerHTML={{ __html: said }} />'],
    ['HTML for an element', findMarkupFromText, 'element.innerHTML = said'],
    ['HTML for a document', findMarkupFromText, 'document.write(said)'],
    ['a pattern of what somebody said', findMadePatterns, 'new RegExp(said)'],
    ['a pattern with it', findMadePatterns, 'const a = said; RegExp(a)'],
    ['a pattern in a text', findMadePatterns, "said.match('a.b')"],
    ['a request that follows', findFollowing, "fetch(address, { method: 'GET' })"],
    ['a stand-in', findUnshipped, "import { x } from '../env/local/src/seed.ts'"],
    ['a tool of tests', findUnshipped, "import fc from 'fast-check'"],
    ['another log', findWriters, "appendFileSync('/tmp/log', said)"],
    ['MD5', findCryptography, "createHash('md5')"],
    ['SHA-1', findCryptography, "sign('RSA-SHA1', said)"],
    ['a cipher without integrity', findCryptography, "createCipheriv('aes-256-cbc', key, nonce)"],
    ['an algorithm that somebody said', findCryptography, 'createHash(said)'],
    ['another function', findCryptography, "import { pbkdf2 } from 'node:crypto'"],
    ['randomness of the browser', findCryptography, 'crypto.getRandomValues(bytes)'],
  ] as const) {
    it(`is found out with ${what} (control)`, () => {
      assert.notDeepEqual(scanned(planted(text), scan), []);
    });
  }

  it('is not found out for what is harmless (control)', () => {
    const harmless = "const a = 'x'; new RegExp(a); setTimeout(go, 1); text.match(/a/);";

    for (const scan of [findRunText, findMadePatterns, findMarkupFromText, findCryptography]) {
      assert.deepEqual(scanned(planted(harmless), scan), []);
    }
  });
});
