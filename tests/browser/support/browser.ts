import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium as engine } from 'playwright-core';
import { foreignRequests, watchRequests } from './origins.ts';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // The stand-in for Teams has a public name and frames this machine, as no real Teams does.
  '--disable-features=LocalNetworkAccessChecks',
];

/**
 * What the package proposes that would make the browser another one than people have: one process
 * shares its cookies among all profiles, and without web security no policy of ours is tried.
 */
const unlikePeoples = [
  '--single-process',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--disable-features=AudioServiceOutOfProcess,IsolateOrigins,site-per-process',
];

/** A graphics card that the processor plays: twice the work of drawing without one. */
const graphicsCard = [
  '--ignore-gpu-blocklist',
  '--in-process-gpu',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

const leftOut = new Set([...unlikePeoples, ...graphicsCard]);

let shared: Promise<Browser> | undefined;

/** One Chromium for all tests of a file; each visitor has a profile of their own. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launch();
  return shared;
}

async function launch(): Promise<Browser> {
  return engine.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((flag) => !leftOut.has(flag)), '--disable-gpu', ...quiet],
    headless: true,
  });
}

/** For `after` of a test file; the next file starts another one. Throws where a page asked a stranger for anything. */
export async function closeSharedBrowser(): Promise<void> {
  const running = shared;
  shared = undefined;
  await (await running)?.close();
  const foreign = await foreignRequests();
  if (foreign.length > 0) throw new Error(`Pages asked strangers:\n${foreign.join('\n')}`);
}

export type Look = {
  readonly language?: 'ja' | 'en';
  readonly width?: number;
  readonly height?: number;
};

/** A browser profile of its own, without cookies of others, that lives in Tokyo and moves without animation. */
export async function aProfile(look: Look = {}, baseURL?: string): Promise<BrowserContext> {
  const browser = await sharedBrowser();
  const { language = 'ja', width = 1440, height = 900 } = look;
  const profile = await browser.newContext({
    viewport: { width, height },
    ...(baseURL ? { baseURL } : {}),
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    // Only the TLS front of the Teams test has a certificate, and it signed it itself.
    ignoreHTTPSErrors: true,
  });
  watchRequests(profile);
  return profile;
}
