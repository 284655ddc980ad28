import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { backUpStore } from '../../api/src/adapters/sqlite/backup.ts';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import { root } from '../../env/local/src/settings.ts';
import { clientWith } from '../support/client.ts';
import { cookieOf } from '../support/observed/asking.ts';
import { type Canary, filesUnder, found, type Place } from '../support/observed/canaries.ts';
import type { Heard } from '../support/observed/counting-proxy.ts';
import {
  type ObservedService,
  startObservedService,
} from '../support/observed/observed-service.ts';
import { everyRecord } from '../support/observed/what-is-stored.ts';

const known = {
  'client key': 'canaryClientKey7Qx2mZr9',
  'card key': 'canaryCardKeyOf32Lettersh4Kp8sWdTyB',
};
const entraToken = 'eyJhbGciOiJSUzI1NiJ9.Y2FuYXJ5LWVudHJh.c2lnbmF0dXJlLW9mLWNhbmFyeQ';
const ring = z.object({ keys: z.array(z.object({ key: z.string() })) });
const tokens = z.object({
  access_token: z.string(),
  id_token: z.string(),
  refresh_token: z.string().optional(),
});

describe('secrets of people and of the service (4.2-d, 4.4-b, 3.4-c)', function () {
  this.timeout(180_000);
  let service: ObservedService;
  let canaries: readonly Canary[];
  let ofPeople: readonly Canary[];
  let answers: readonly Place[];
  before(async () => {
    service = await startObservedService({
      flags: ['--heapsnapshot-signal=SIGUSR2'],
      environment: {
        RSI_CLIENT_SECRET: known['client key'],
        CARD_KEY: known['card key'],
        EDGE_KEY: 'required',
      },
    });
    const session = await aDayOf(service, 'hanako.sato@midori.example');
    const admins = await aDayOf(service, 'masahiko.yamamoto@midori.example');
    ofPeople = [
      { name: 'RSI password', value: demoPassword },
      { name: 'session', value: session },
      { name: "administrator's session", value: admins },
      ...tokensOf(service.rsiProxy.heard),
      ...codesOf(service.proxy.heard),
    ];
    const keys = ring.parse(JSON.parse(readFileSync(join(service.dataDir, 'keys.json'), 'utf8')));
    canaries = [
      ...ofPeople,
      ...Object.entries(known).map(([name, value]) => ({ name, value })),
      ...keys.keys.map(({ key }) => ({ name: 'key-encryption key', value: key })),
      { name: 'edge key', value: service.proxy.headers['x-functions-key'] ?? '' },
      { name: 'Entra token', value: entraToken },
    ];
    answers = service.proxy.heard.filter(({ from }) => from === 'service').map(placeOf);
    // What is written many lines at a time is written by now.
    await until(() => service.output().split('"route":"signOut"').length > 2);
  });
  after(() => service?.stop());

  it('are many, and each was really there in the run', () => {
    const names = new Set(canaries.map(({ name }) => name));
    const inside = [...service.proxy.heard, ...service.rsiProxy.heard].map(placeOf);
    const seen = new Set(canaries.filter((one) => found([one], inside).length > 0));

    assert.equal(names.size, 12, [...names].join());
    assert.deepEqual(
      canaries.filter((one) => !seen.has(one)).map(({ name }) => name),
      ['card key', 'key-encryption key', 'edge key'],
    );
    assert.ok(answers.length > 30, `${answers.length} answers`);
  });

  it('are in no answer, but a session once in its cookie', () => {
    const cookies = answers.filter(({ bytes }) => /set-cookie/i.test(bytes.toString('latin1')));
    const sessions = canaries.filter(({ name }) => /session/.test(name));
    const told = found(sessions, answers).length;

    assert.deepEqual(
      found(
        canaries.filter(({ name }) => !/session/.test(name)),
        answers,
      ),
      [],
    );
    assert.equal(told, sessions.length);
    assert.equal(found(sessions, cookies).length, sessions.length);
  });

  it('are in no request to us where they are RSI’s: its password, its tokens', () => {
    const requests = service.proxy.heard.filter(({ from }) => from === 'client').map(placeOf);
    const rsis = canaries.filter(({ name }) => /^RSI/.test(name));

    assert.deepEqual(found(rsis, requests), []);
  });

  it('are in no line of the log, no record, no file of the store, no backup and no page', async () => {
    const backup = join(service.dataDir, 'copy.db');
    await backUpStore(service.storeFile, backup);
    const records = JSON.stringify(await everyRecord(service.world.stores));
    const places = [
      ...filesUnder(service.dataDir, ['keys.json']),
      ...filesUnder(join(root, 'tabs/dist')),
      { name: 'records', bytes: Buffer.from(records) },
    ];

    assert.deepEqual(found(canaries, places), []);
    assert.deepEqual(
      ['output.log', 'sekitori.db', 'sekitori.db-wal', 'copy.db'].filter(
        (name) => !places.some((place) => place.name === name && place.bytes.length > 0),
      ),
      [],
    );
  });

  it('are in neither the title nor the arguments of the process', () => {
    const { pid } = service.process();
    const places = ['cmdline', 'comm'].map((name) => ({
      name,
      bytes: readFileSync(`/proc/${pid}/${name}`),
    }));

    assert.deepEqual(found(canaries, places), []);
  });

  it('that open or find a session are not in the memory of the process after the sign-out', async () => {
    const heap = await heapOf(service);
    const [inHeap, gone] = [
      canaries.filter(({ name }) => name === 'card key'),
      ofPeople.filter(({ name }) => /session|token/.test(name)),
    ];

    assert.deepEqual(found(gone, [heap]), []);
    assert.equal(found(inHeap, [heap]).length, 1);
  });

  it('are found where one is planted, in each kind of place and form (control)', async () => {
    const [canary = assert.fail()] = canaries;
    const plain = Buffer.from(canary.value);
    const forms = [
      plain.toString(),
      plain.toString('hex'),
      ...['', 'a', 'ab'].flatMap((before) =>
        (['base64', 'base64url'] as const).map((form) =>
          Buffer.from(`${before}${canary.value}:`).toString(form),
        ),
      ),
    ];
    const [answer = assert.fail()] = answers;
    const planted: Place[] = forms.map((form, at) => ({
      name: `form ${at}`,
      bytes: Buffer.concat([answer.bytes, Buffer.from(form), answer.bytes]),
    }));
    writeFileSync(join(service.dataDir, 'planted.log'), `{"msg":"${canary.value}"}\n`);
    await service.world.stores.forService.commit('planted', [
      { kind: 'put', item: { id: 'x', type: 'place', body: { v: 1, said: canary.value } } },
    ]);
    const files = filesUnder(service.dataDir, ['keys.json']);

    assert.equal(found([canary], planted).length, forms.length);
    assert.deepEqual(
      found([canary], files)
        .map((one) => one.split(' ')[3])
        .sort(),
      ['planted.log', 'sekitori.db-wal'],
    );
  });

  /** What a person does in a day, with what the log of it is taken out as; answers the secret of the session. */
  async function aDayOf({ url }: ObservedService, mail: string): Promise<string> {
    const cookie = await cookieOf(url, mail);
    const client = clientWith({ url }, cookie);
    for (const path of paths) await (await client.raw(path, {})).arrayBuffer();
    await client.send('POST', '/auth/teams', { token: entraToken });
    await client.send('POST', '/api/v1/bookings', { seatId: demoPassword.length });
    await client.send('PUT', '/api/v1/me/preferences', { visibility: 'everyone' });
    await client.send('POST', '/auth/sign-out');
    await client.get('/api/v1/me');
    return cookie.slice('__Host-sekitori='.length);
  }
});

const paths = [
  '/api/v1/me',
  '/api/v1/me/sessions',
  '/api/v1/floors',
  '/api/v1/bookings',
  '/api/v1/floors/none',
  '/api/v1/admin/microsoft-365-link',
  '/api/v1/admin/audit/export?from=2026-01-01T00%3A00%3A00Z&to=2027-01-01T00%3A00%3A00Z&format=csv',
  '/api/v1/admin/audit/export?from=2026-01-01T00%3A00%3A00Z&to=2027-01-01T00%3A00%3A00Z&format=jsonl',
  '/api/openapi.json',
  '/',
  '/nowhere',
  '/auth/callback?code=x&state=y',
];

/** All that the process remembers, as it tells when it is asked; what nobody holds any more is collected first. */
async function heapOf(service: ObservedService): Promise<Place> {
  const snapshots = () =>
    readdirSync(service.dataDir).filter((name) => name.endsWith('.heapsnapshot'));
  service.process().kill('SIGUSR2');
  await until(() => snapshots().length > 0);
  const file = join(service.dataDir, snapshots()[0] ?? '');
  // Nothing else is answered until all of it is written.
  await clientWith(service, '').get('/livez');
  const bytes = readFileSync(file);
  rmSync(file);
  return { name: 'the heap', bytes };
}

function placeOf({ what, headers, body }: Heard): Place {
  const head = Buffer.from(`${what}\n${headers.join('\n')}\n\n`);
  return { name: what, bytes: Buffer.concat([head, ...body]) };
}

function tokensOf(heard: readonly Heard[]): Canary[] {
  return heard
    .filter(({ from, what }) => from === 'service' && /200 of POST \S*token$/.test(what))
    .flatMap(({ body }) => {
      const { data } = tokens.safeParse(JSON.parse(Buffer.concat(body).toString()));
      if (!data) return [];
      const { access_token: access, id_token: id, refresh_token: refresh } = data;
      return [
        { name: 'RSI access token', value: access },
        { name: 'RSI ID token', value: id },
        ...(refresh === undefined ? [] : [{ name: 'RSI refresh token', value: refresh }]),
      ];
    });
}

const codesOf = (heard: readonly Heard[]): Canary[] =>
  heard.flatMap(({ from, what }) => {
    const code = /callback\?.*\bcode=([^&\s]{8,})/.exec(what)?.[1];
    return from === 'client' && code ? [{ name: 'code', value: code }] : [];
  });

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It never was so');
    await pause(100);
  }
}
