import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, clientWith } from '../support/client.ts';
import { cookieOf } from '../support/observed/asking.ts';
import { egressIn, egressText, isLoopback, recordingInto } from '../support/observed/egress.ts';
import {
  type ObservedService,
  startObservedService,
} from '../support/observed/observed-service.ts';

const garbage = [
  undefined,
  'Bearer x',
  `Bearer ${unsigned({ iss: 'https://api.botframework.com', aud: 'somebody' })}`,
  `Bearer ${unsigned({ iss: 'https://api.botframework.com', aud: 'app', serviceurl: 'https://smba.trafficmanager.net/', exp: 4_000_000_000 })}`,
  `Bearer ${unsigned({ iss: 'https://sts.windows.net/x/', aud: 'app', exp: 4_000_000_000 })}`,
  `Basic ${Buffer.from('a:b').toString('base64')}`,
];

describe('what a service opens where nobody connected Microsoft 365 (2.2.2-b, 2.2.3-d)', function () {
  this.timeout(180_000);
  let service: ObservedService;
  before(async () => {
    service = await startObservedService({
      environment: { BOT_ID: 'app', BOT_PASSWORD: 'canary-bot-password', BOT_TENANT_ID: 'tenant' },
    });
  });
  after(() => service?.stop());

  it('is connections to RSI and nothing else: from its start, through a day, under garbage from strangers', async () => {
    const client = await someone('hanako.sato@midori.example');
    const administrator = await someone('masahiko.yamamoto@midori.example');
    for (const one of [client, administrator]) await looksAround(one);
    const refused: number[] = [];
    for (const authorization of garbage) refused.push(await posts(authorization));
    await client.send('POST', '/auth/teams', { token: unsigned({ aud: 'app', tid: 'x' }) });
    await service.end('SIGTERM');

    const egress = service.egress();
    const others = egress.filter(
      ({ host, kind, port }) =>
        // The loader of TypeScript speaks to its own process through a pipe.
        host !== 'pipe' &&
        !(isLoopback({ host }) && (kind === 'lookup' || port === String(service.rsiPort))),
    );

    assert.deepEqual(others.map(egressText), []);
    assert.ok(egress.some(({ kind }) => kind === 'connect'));
    assert.deepEqual(new Set(refused), new Set([401]));
  });

  it('is found where a process asks for another host, by whichever way (control)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sekitori-egress-'));
    const program = `
      const nothing = () => undefined;
      require('node:dns').lookup('graph.microsoft.com', nothing);
      require('node:dns').promises.resolve4('login.microsoftonline.com').catch(nothing);
      fetch('https://smba.trafficmanager.net').catch(nothing);
      require('node:net').connect(9, '192.0.2.1').on('error', nothing).destroy();
      require('node:tls').connect({ host: '192.0.2.2', port: 443 }).on('error', nothing).destroy();
      require('node:http2').connect('https://192.0.2.3').on('error', nothing).destroy();
      import('node:dns/promises').then(({ lookup }) => lookup('fonts.example')).catch(nothing);
      new (require('node:worker_threads').Worker)(
        "require('node:dns').lookup('worker.example', () => undefined)", { eval: true });
      setTimeout(() => process.exit(0), 1500);
    `;
    spawnSync(process.execPath, ['-e', program], {
      env: { PATH: process.env['PATH'], ...recordingInto(folder, {}) },
    });

    const hosts = new Set(
      egressIn(folder)
        .filter((one) => !isLoopback(one))
        .map(({ host }) => host),
    );
    rmSync(folder, { recursive: true });

    assert.deepEqual([...hosts].sort(), [
      '192.0.2.1',
      '192.0.2.2',
      '192.0.2.3',
      'fonts.example',
      'graph.microsoft.com',
      'login.microsoftonline.com',
      'smba.trafficmanager.net',
      'worker.example',
    ]);
  });

  async function someone(mail: string): Promise<Client> {
    return clientWith(service, await cookieOf(service.url, mail));
  }

  async function looksAround(client: Client): Promise<void> {
    for (const path of ['me', 'floors', 'bookings', 'me/teams-chats', 'admin/microsoft-365-link']) {
      await client.get(`/api/v1/${path}`);
    }
  }

  async function posts(authorization: string | undefined): Promise<number> {
    const answer = await fetch(`${service.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: JSON.stringify({
        type: 'message',
        id: '1',
        channelId: 'msteams',
        serviceUrl: 'https://smba.trafficmanager.net/',
        from: { id: 'x' },
        recipient: { id: 'y' },
        conversation: { id: 'z' },
        channelData: { tenant: { id: '00000000-0000-0000-0000-000000000009' } },
      }),
    });
    return answer.status;
  }
});

function unsigned(claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'RS256', kid: 'k' }), part(claims), 'c2lnbmF0dXJl'].join('.');
}
