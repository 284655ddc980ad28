import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { backUpStore } from '../../api/src/adapters/sqlite/backup.ts';
import { demoPassword } from '../../env/local/src/demo/demo-people.ts';
import { root } from '../../env/local/src/settings.ts';
import { closeSharedBrowser } from '../browser/support/browser.ts';
import { clientWith } from '../support/client.ts';
import { type Canary, filesUnder, found, type Place } from '../support/observed/canaries.ts';
import {
  type ObservedService,
  startObservedService,
} from '../support/observed/observed-service.ts';
import { everyRecord } from '../support/observed/what-is-stored.ts';
import { aDayOf, codesOf, entraToken, placeOf, tokensOf } from './a-day.ts';
import { handOversOf, journeyInBrowser } from './browser-journey.ts';
import { keptInBrowser, placesOfPage, plantInPage } from './kept-in-browser.ts';

const known = {
  'client key': 'canaryClientKey7Qx2mZr9',
  'card key': 'canaryCardKeyOf32Lettersh4Kp8sWdTyB',
  'bot password': 'canaryBotPassword8Wn3xVqLc2',
};
const traveller = 'kenichi.suzuki@midori.example';
/** Each is told to its owner once: in the cookie, or in the address that the login window ends at. */
const toldOnce = /session|hand-over code/;
/** What never goes over the wire. */
const unsent = ['card key', 'bot password', 'key-encryption key', 'data key', 'edge key'];

describe('secrets of people and of the service (4.2-d, 4.4-b, 3.4-c)', function () {
  this.timeout(180_000);
  let service: ObservedService;
  let canaries: readonly Canary[];
  let ofPeople: readonly Canary[];
  let answers: readonly Place[];
  let journey: Awaited<ReturnType<typeof journeyInBrowser>>;
  let searched = 0;
  before(async () => {
    service = await startObservedService({
      flags: ['--heapsnapshot-signal=SIGUSR2'],
      environment: {
        RSI_CLIENT_SECRET: known['client key'],
        CARD_KEY: known['card key'],
        BOT_ID: 'app',
        BOT_PASSWORD: known['bot password'],
        BOT_TENANT_ID: 'tenant',
        EDGE_KEY: 'required',
      },
    });
    const [person, administrator] = [
      { mail: 'hanako.sato@midori.example', name: 'session' },
      { mail: 'masahiko.yamamoto@midori.example', name: "administrator's session" },
    ];
    const days = [...(await aDayOf(service, person)), ...(await aDayOf(service, administrator))];
    journey = await journeyInBrowser(service, traveller);
    ofPeople = [
      { name: 'RSI password', value: demoPassword },
      ...days.filter(({ name }) => /session/.test(name)),
      ...journey.canaries,
      ...handOversOf(service.proxy.heard),
      ...tokensOf(service.rsiProxy.heard),
      ...codesOf(service.proxy.heard),
    ];
    canaries = [
      ...ofPeople,
      ...Object.entries(known).map(([name, value]) => ({ name, value })),
      ...onlyOnce(days.filter(({ name }) => !/session/.test(name))),
      { name: 'edge key', value: service.proxy.headers['x-functions-key'] ?? '' },
      { name: 'Entra token', value: entraToken },
    ];
    answers = service.proxy.heard.filter(({ from }) => from === 'service').map(placeOf);
    // What is written many lines at a time is written by now.
    await until(() => service.output().split('"route":"signOut"').length > 4);
  });
  after(async () => {
    await service?.stop();
    await closeSharedBrowser();
    const kinds = new Set(canaries.map(({ name }) => name));
    console.log(`    ${kinds.size} kinds of secrets searched for in ${searched} places`);
  });

  /** Where any of them is, of places that are counted. */
  function search(wanted: readonly Canary[], places: readonly Place[]): readonly string[] {
    searched += places.length;
    return found(wanted, places);
  }

  it('are many, and each was really there in the run', () => {
    const names = new Set(canaries.map(({ name }) => name));
    const inside = [...service.proxy.heard, ...service.rsiProxy.heard].map(placeOf);
    const seen = new Set(canaries.filter((one) => found([one], inside).length > 0));

    const unseen = canaries.filter((one) => !seen.has(one)).map(({ name }) => name);

    assert.equal(names.size, 18, [...names].join());
    assert.deepEqual([...new Set(unseen)].sort(), [...unsent].sort());
    assert.ok(answers.length > 30, `${answers.length} answers`);
  });

  it('are in no answer, but a session once in its cookie', () => {
    const once = canaries.filter(({ name }) => toldOnce.test(name));
    const cookies = answers.filter(({ bytes }) => /set-cookie/i.test(bytes.toString('latin1')));
    const windows = answers.filter(({ bytes }) => bytes.includes('/signed-in#code='));
    const kept = canaries.filter(({ name }) => !toldOnce.test(name));

    assert.deepEqual(search(kept, answers), []);
    assert.equal(found(once, answers).length, once.length);
    assert.equal(found(once, cookies).length, once.length - 1);
    assert.equal(found(once, windows).length, 1);
  });

  it('are in nothing that a browser keeps or shows, neither while somebody is signed in nor after', () => {
    assert.deepEqual(search(canaries, journey.places), []);
    assert.ok(journey.places.length >= 6 * placesOfPage.length, `${journey.places.length} places`);
    const filled = journey.places.filter(({ bytes }) => bytes.length > 2);
    assert.match(filled.map(({ name }) => name).join(), /localStorage.*history.*page/);
  });

  it('are not in the storage of a browser, nor is a name or an address: only choices are', () => {
    const person = [
      { name: 'mail address', value: traveller },
      { name: 'name', value: '鈴木 健一' },
    ];
    const shown = journey.places.filter(({ name }) => name.startsWith('page '));
    const stored = journey.places.filter(({ name }) =>
      /^(local|session|Ind|cach|doc|win)/.test(name),
    );
    const kept = stored.map(({ bytes }) => bytes.toString()).filter((text) => text.length > 2);

    assert.deepEqual(found(person, stored), []);
    assert.ok(found(person, shown).length > 0);
    const isChoice = (text: string) =>
      Object.keys(JSON.parse(text)).every((key) => /^sekitori\.[a-z-]+$/.test(key));
    assert.ok(kept.every(isChoice), kept.join('\n'));
  });

  it('are found where a page keeps or shows one, in each kind of place (control)', async () => {
    const [canary = assert.fail()] = journey.canaries;
    await plantInPage(journey.page.mainFrame(), String(canary.value));

    const places = await keptInBrowser(journey.page.context(), [service.url]);

    assert.deepEqual(
      found([canary], places).map((one) => one.split(/ in | of \//)[1]),
      placesOfPage,
    );
  });

  it('are in no request to us where they are RSI’s: its password, its tokens', () => {
    const requests = service.proxy.heard.filter(({ from }) => from === 'client').map(placeOf);
    const rsis = canaries.filter(({ name }) => /^RSI/.test(name));

    assert.deepEqual(search(rsis, requests), []);
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

    assert.deepEqual(search(canaries, places), []);
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

    assert.deepEqual(search(canaries, places), []);
  });

  it('that open or find a session are not in the memory of the process after the sign-out', async () => {
    const heap = await heapOf(service);
    const [inHeap, gone] = [
      canaries.filter(({ name }) => /^(card key|bot password)$/.test(name)),
      ofPeople.filter(({ name }) => /session|token|hand-over/.test(name)),
    ];

    assert.deepEqual(search(gone, [heap]), []);
    assert.equal(found(inHeap, [heap]).length, 2);
  });

  it('are found where one is planted, in each kind of place and form (control)', async () => {
    const [canary = assert.fail()] = canaries;
    const value = String(canary.value);
    const plain = Buffer.from(value);
    const forms = [
      plain.toString(),
      plain.toString('hex'),
      ...['', 'a', 'ab'].flatMap((before) =>
        (['base64', 'base64url'] as const).map((form) =>
          Buffer.from(`${before}${value}:`).toString(form),
        ),
      ),
    ];
    const [answer = assert.fail()] = answers;
    const planted: Place[] = forms.map((form, at) => ({
      name: `form ${at}`,
      bytes: Buffer.concat([answer.bytes, Buffer.from(form), answer.bytes]),
    }));
    writeFileSync(join(service.dataDir, 'planted.log'), `{"msg":"${value}"}\n`);
    await service.world.stores.forService.commit('planted', [
      { kind: 'put', item: { id: 'x', type: 'place', body: { v: 1, said: value } } },
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
});

/** The same keys were in use on the days of both. */
const onlyOnce = (canaries: readonly Canary[]) => [
  ...new Map(canaries.map((one) => [Buffer.from(one.value).toString('hex'), one])).values(),
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
  // Before its texts, a snapshot holds numbers only.
  return { name: 'the heap', bytes: bytes.subarray(bytes.lastIndexOf('"strings":[')) };
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('It never was so');
    await pause(100);
  }
}
