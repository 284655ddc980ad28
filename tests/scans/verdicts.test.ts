import assert from 'node:assert/strict';
import { acceptedFindings } from '../support/scans/accepted-findings.ts';
import { documentedSettings, portFlaws } from '../support/scans/document-ports.ts';
import { readNmap } from '../support/scans/nmap-report.ts';
import { holesForNmap, holesForWapiti } from '../support/scans/planted-holes.ts';
import { readSlow, slowFlaws } from '../support/scans/slow-report.ts';
import { tally, whileAlive } from '../support/scans/tally.ts';
import { judgeControl, judgeProduct } from '../support/scans/verdict-of-scan.ts';
import { readWapiti } from '../support/scans/wapiti-report.ts';
import { nmapReport, slowSaid, slowTable, wapitiReport, wapitiSaid } from './recorded.ts';

const wapitiOf = (...args: Parameters<typeof wapitiReport>) =>
  readWapiti({ json: wapitiReport(...args), said: '[*] Wapiti found 33 URLs and forms\n' })
    .findings;

describe('what is read in a report of a scanner (3.3-a)', () => {
  it('is each finding of wapiti, and the methods that it tells on its way only', () => {
    const json = wapitiReport({ 'Open Redirect': [['GET', '/go', 'Open Redirect via to']] });

    const read = readWapiti({ json, said: wapitiSaid });

    assert.deepEqual(read, {
      addresses: 13,
      findings: [
        { scanner: 'wapiti', kind: 'Open Redirect', detail: 'GET /go: Open Redirect via to' },
        { scanner: 'wapiti', kind: 'methods', detail: '/echo: DELETE, PUT' },
      ],
    });
  });

  it('is not taken for a report where it is none', () => {
    const said = wapitiSaid;

    assert.throws(() => readWapiti({ json: '{}', said }), /vulnerabilities/);
    assert.throws(() => readSlow({ csv: 'a,b\n1,2', said }), /No table/);
    assert.throws(() => readSlow({ csv: slowTable.split('\n')[0] ?? '', said }), /No figures/);
    assert.equal(readNmap('').isWhole, false);
  });

  it('is each open port for nmap, who answers there and what its scripts say', () => {
    const read = readNmap(nmapReport);

    assert.deepEqual(read, {
      isWhole: true,
      ports: [35965, 42163],
      findings: [
        { scanner: 'nmap', kind: 'product', detail: 'ProFTPD 1.3.5' },
        {
          scanner: 'nmap',
          kind: 'http-cookie-flags',
          detail: '/: session: httponly flag not set',
        },
        { scanner: 'nmap', kind: 'http-git', detail: "'.git' & more" },
      ],
    });
  });

  it('is how many slow connections were held when the time was over', () => {
    const ended = readSlow({ csv: slowTable, said: slowSaid.ended });
    const over = readSlow({ csv: slowTable, said: slowSaid.timeIsUp });

    assert.deepEqual(ended, { most: 200, held: 0, secondsAway: 1 });
    assert.deepEqual(over, { most: 200, held: 28, secondsAway: 1 });
  });
});

describe('the verdict on a scan (3.3-a)', () => {
  it('is red where the target died meanwhile, or was not there', async () => {
    const living = [true, false, false, false];
    const target = { isAlive: async () => living.shift() ?? false };

    const died = await whileAlive(target, async () => 'clean');
    const neverWas = await whileAlive(target, async () => 'clean');

    assert.deepEqual(died, { scan: 'clean', deaths: ['the target died meanwhile'] });
    assert.deepEqual(neverWas.deaths, ['no target']);
  });

  it('is red for an open port that the security document does not name, and for one that is closed', () => {
    assert.deepEqual(documentedSettings(), ['PORT', 'METRICS_PORT']);
    assert.deepEqual(portFlaws([3978, 9464], [3978, 9464]), []);
    assert.deepEqual(portFlaws([3978, 6000], [3978, 9464]), [
      'nmap: port 6000 is open, and the security document does not name it',
      'nmap: port 9464 is named by the security document and not open',
    ]);
  });

  it('is red for slow connections that are held, that keep others out, or that never came about', () => {
    const fine = { most: 200, held: 0, secondsAway: 1 };

    assert.deepEqual(slowFlaws('body', fine), []);
    assert.match(slowFlaws('body', { ...fine, held: 1 }).join(), /1 connections were held/);
    assert.match(slowFlaws('body', { ...fine, secondsAway: 6 }).join(), /nobody else came in/);
    assert.match(slowFlaws('body', { ...fine, most: 3 }).join(), /only 3/);
  });

  it('is red for a weak suite or an old protocol, whatever grade nmap gives it', () => {
    const suites = 'TLSv1.0: &#xa; ciphers: TLS_RSA_WITH_AES_128_CBC_SHA (rsa 2048) - A';
    const strong = 'TLSv1.2: &#xa; TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 (ecdh_x25519) - A';
    const script = `<script id="ssl-enum-ciphers" output="${suites} ${strong}"/>`;
    const port = `<port protocol="tcp" portid="1"><state state="open"/>${script}</port>`;

    const { findings } = readNmap(port);
    const { flaws } = judgeProduct(findings, acceptedFindings);

    assert.equal(findings.length, 2);
    assert.deepEqual(flaws, ['nmap: suite: TLSv1.0 TLS_RSA_WITH_AES_128_CBC_SHA']);
  });

  it('is red for an answer that names its program, also where nmap cannot tell who it is', () => {
    const unknown = { scanner: 'nmap', kind: 'fingerprint-strings' } as const;
    const sum = tally();

    sum.product([{ ...unknown, detail: 'GetRequest: HTTP/1.1 200 OK Date: today' }], 'here');
    sum.product([{ ...unknown, detail: 'GetRequest: HTTP/1.1 200 OK Server: restify' }], 'there');

    assert.equal(sum.verdict().flaws.length, 1);
    assert.match(sum.verdict().flaws.join(), /^there: .*restify$/);
    assert.deepEqual(
      [sum.verdict().figures['findings'], sum.verdict().figures['accepted']],
      [2, 1],
    );
  });

  it('is red for a finding that nobody has looked at', () => {
    const findings = wapitiOf({
      'HTTP Secure Headers': [['GET', '/', 'X-Frame-Options is not set']],
      'Never Heard Of': [['GET', '/', 'something new']],
    });

    const verdict = judgeProduct(findings, acceptedFindings);

    assert.equal(verdict.accepted.length, 1);
    assert.deepEqual(verdict.flaws, ['wapiti: Never Heard Of: GET /: something new']);
  });

  it('is red for an accepted finding in another place', () => {
    const findings = wapitiOf({
      'HTTP Secure Headers': [['GET', '/', 'Strict-Transport-Security is not set']],
    });

    assert.equal(judgeProduct(findings, acceptedFindings).flaws.length, 1);
  });

  it('is red where requests were not answered or a module did not run', () => {
    const json = wapitiReport({});
    const said = ['3 requests were skipped due to network issues', '[!] Could not find module sql'];

    const { findings } = readWapiti({ json, said: said.join('\n') });

    assert.equal(judgeProduct(findings, acceptedFindings).flaws.length, 2);
  });

  it('is red for each planted hole that was not found', () => {
    const findings = wapitiOf({ 'Open Redirect': [['GET', '/go', 'Open Redirect via to']] });

    const { found, flaws } = judgeControl(findings, holesForWapiti);

    assert.deepEqual(found, ['open redirect']);
    assert.equal(flaws.length, holesForWapiti.length - 1);
    assert.equal(judgeControl([], holesForNmap).flaws.length, holesForNmap.length);
  });

  it('accepts nothing of the product that the control must be found by', () => {
    const holes = [...holesForWapiti, ...holesForNmap];

    const both = acceptedFindings.filter(({ because, detail, kind }) =>
      holes.some((hole) => hole.kind === kind && hole.detail.source === detail.source && because),
    );

    assert.deepEqual(both, []);
    assert.ok(acceptedFindings.every(({ because }) => because.length > 20));
  });
});
