import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { skipBecause } from '../support/skip.ts';
import {
  alertsFolder,
  findMissingRunbooks,
  findUnknownNames,
  findUntriedAlerts,
  isAlert,
  parseRules,
  readRules,
} from './rule-faults.ts';

const operations = readFileSync(new URL('../../docs/OPERATIONS.md', import.meta.url), 'utf8');
const testFiles = readdirSync(alertsFolder).filter((name) => name.endsWith('.test.yml'));
const testTexts = testFiles.map((name) => readFileSync(new URL(name, alertsFolder), 'utf8'));

describe('alerts (3.1-a)', () => {
  it('name nothing that no process tells', () => {
    const rules = readRules();

    const unknown = findUnknownNames(rules);

    assert.deepEqual(unknown, []);
    assert.ok(rules.filter(isAlert).length >= 20, 'hardly an alert was read');
  });

  it('would be found to name a figure, a part of one, or a route that nothing tells', () => {
    const rules = parseRules(`
groups:
  - name: planted
    rules:
      - { record: 'planted:ratio', expr: 'sum by (job) (rate(sekitori_memory_bytes{job="up"}[5m])) > 2' }
      - { record: 'planted:gone', expr: 'max(sekitori_breakers_open) > 0 and planted:ratio > 1' }
      - { record: 'planted:part', expr: 'sekitori_memory_bytes_total or planted:other' }
      - { record: 'planted:route', expr: 'sekitori_http_problems_total{route=~"me|bookDesk"}' }
`);

    const unknown = findUnknownNames(rules);

    assert.deepEqual(unknown, [
      'planted:gone: sekitori_breakers_open',
      'planted:part: sekitori_memory_bytes_total',
      'planted:part: planted:other',
      'planted:route: bookDesk',
    ]);
  });

  it('have a runbook each (3.1-b)', () => {
    const missing = findMissingRunbooks(readRules(), operations);

    assert.deepEqual(missing, []);
  });

  it('would be found to lack one', () => {
    const without = operations.replace('### Alert NoticesLate', '### Notices');

    const missing = findMissingRunbooks(readRules(), without);

    assert.deepEqual(missing, ['NoticesLate: docs/OPERATIONS.md#alert-noticeslate']);
  });

  it('are each seen to fire and to keep quiet', () => {
    const untried = findUntriedAlerts(readRules(), testTexts);

    assert.deepEqual(untried, []);
  });

  it('would be found to be tried by nothing', () => {
    const untried = findUntriedAlerts(readRules(), ['tests: []']);

    assert.equal(untried.length, 2 * readRules().filter(isAlert).length);
  });
});

describe('alerts in Prometheus itself (promtool)', function () {
  this.timeout(60_000);
  let folder: string;

  before(function () {
    const found = spawnSync('promtool', ['--version']);
    if (found.error) skipBecause(this, 'promtool is not installed (Debian package prometheus)');
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sekitori-alerts-'));
    cpSync(fileURLToPath(alertsFolder), folder, { recursive: true });
  });

  afterEach(() => {
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  const promtool = (...names: readonly string[]) =>
    spawnSync('promtool', ['test', 'rules', ...names], { cwd: folder, encoding: 'utf8' });

  it('fire on what they are for, and on nothing next to it', () => {
    const done = promtool(...testFiles);

    assert.equal(done.status, 0, done.stdout + done.stderr);
  });

  it('would be found to sleep through late notices, and to cry over what is all right', () => {
    const path = join(folder, 'sekitori.rules.yml');
    const planted = readFileSync(path, 'utf8')
      .replace(
        'max(sekitori_notices_oldest_seconds) > 120',
        'max(sekitori_notices_oldest_seconds) > 900',
      )
      .replace(
        'max(sekitori_audit_oldest_unsealed_seconds) > 600',
        'max(sekitori_audit_oldest_unsealed_seconds) > 60',
      );
    writeFileSync(path, planted);

    const done = promtool('sekitori.test.yml');

    assert.equal(done.status, 1);
    assert.match(done.stdout + done.stderr, /alertname: ?NoticesLate/);
    assert.match(done.stdout + done.stderr, /alertname: ?SealerLate/);
  });
});
