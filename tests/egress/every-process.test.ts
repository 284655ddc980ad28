import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { egressIn, egressText, recordingInto } from '../support/observed/egress.ts';
import { judgeEgress } from '../support/observed/egress-of-this-run.ts';

const planted = fileURLToPath(new URL('planted-egress.cjs', import.meta.url));

describe('what every process of a run of tests reaches (2.1-a)', function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-planted-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const run = (...args: string[]) =>
    spawnSync(process.execPath, args, {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...recordingInto(folder, {}) },
    });

  it('is found out with its arguments and its lines, of workers and children of children too (control)', () => {
    const { stderr } = run(planted);

    const { others } = judgeEgress(folder);

    assert.equal(stderr, '');
    const hosts = others.map((sentence) => sentence.split(' ').slice(0, 2).join(' '));
    assert.deepEqual(
      hosts.sort(),
      [
        'connect 192.0.2.1:9',
        'lookup child.invalid',
        'lookup example.invalid',
        'lookup grandchild.invalid',
        'lookup worker.invalid',
      ],
      others.join('\n'),
    );
    const [example = assert.fail()] = others.filter((one) => one.includes('example.invalid'));
    assert.match(example, /by \S*planted-egress\.cjs\n.*planted-egress\.cjs:\d+/);
  });

  it('is nothing to speak of where it stays on this machine', () => {
    const stays = `
      const net = require('node:net');
      const server = net.createServer().listen(0, '127.0.0.1', () =>
        net.connect(server.address().port, 'localhost', () => process.exit(0)));`;
    const { status } = run('-e', stays);

    const { others } = judgeEgress(folder);

    assert.equal(status, 0);
    assert.deepEqual(others, []);
    assert.match(egressIn(folder).map(egressText).join(), /connect localhost:\d+ by/);
  });

  it('is written down of the processes of this very run', () => {
    const { figures } = judgeEgress();

    assert.match(figures, /^[1-9]\d* processes/);
  });
});
