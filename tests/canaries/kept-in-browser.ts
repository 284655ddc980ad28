import type { BrowserContext, Frame } from 'playwright-core';
import { z } from 'zod';
import type { Place } from '../support/observed/canaries.ts';

/** Where a page can keep something, and where it shows it. */
export const placesOfPage = [
  'localStorage',
  'sessionStorage',
  'IndexedDB',
  'caches',
  'document.cookie',
  'history',
  'window.name',
  'page',
] as const;

const answered = (request: string) =>
  `new Promise((done, fail) => { const asked = ${request}; asked.onsuccess = () => done(asked.result); asked.onerror = () => fail(asked.error); })`;

/** Evaluated as it is: a function of ours would carry names of the tests into the page. */
const look = `(async () => {
  const databases = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await ${answered('indexedDB.open(name)')};
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      databases.push(name, store, await ${answered('objects.getAllKeys()')}, await ${answered('objects.getAll()')});
    }
    database.close();
  }
  const cached = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      cached.push(name, request.url, await (await cache.match(request)).text());
    }
  }
  return {
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    IndexedDB: JSON.stringify(databases),
    caches: JSON.stringify(cached),
    'document.cookie': document.cookie,
    history: JSON.stringify([location.href, history.state]),
    'window.name': window.name,
    page: document.documentElement.outerHTML,
  };
})()`;

const shape = z.record(z.enum(placesOfPage), z.string());

async function keptInFrame(frame: Frame): Promise<readonly Place[]> {
  const kept = shape.parse(await frame.evaluate(look));
  return placesOfPage.map((name) => ({
    name: `${name} of ${new URL(frame.url()).pathname}`,
    bytes: Buffer.from(kept[name]),
  }));
}

/** All that the pages of some origins keep and show at this moment, in every window and frame of a profile. */
export async function keptInBrowser(
  profile: BrowserContext,
  origins: readonly string[],
): Promise<readonly Place[]> {
  const frames = profile
    .pages()
    .flatMap((page) => page.frames())
    .filter((frame) => origins.some((origin) => frame.url().startsWith(`${origin}/`)));
  return (await Promise.all(frames.map(keptInFrame))).flat();
}

/** Puts a value into each of those places. */
export async function plantInPage(frame: Frame, value: string): Promise<void> {
  await frame.evaluate(`(async (value) => {
    localStorage.setItem('planted', value);
    sessionStorage.setItem('planted', value);
    const opening = indexedDB.open('planted');
    opening.onupgradeneeded = () => opening.result.createObjectStore('planted');
    await new Promise((done) => { opening.onsuccess = done; });
    const writing = opening.result.transaction('planted', 'readwrite');
    writing.objectStore('planted').put({ value }, 'planted');
    await new Promise((done) => { writing.oncomplete = done; });
    opening.result.close();
    await (await caches.open('planted')).put('/planted', new Response(value));
    document.cookie = 'planted=' + value;
    history.replaceState({ value }, '');
    window.name = value;
    document.body.dataset.planted = value;
  })(${JSON.stringify(value)})`);
}
