import { z } from 'zod';
import type { Verdict } from '../storm/verdict.ts';
import { addressesOf, type Samples } from './addresses.ts';
import { bookAnySeat, firstFloor, hourOf } from './bookings-meanwhile.ts';
import { holesForWapiti } from './planted-holes.ts';
import { plantedSite } from './planted-site.ts';
import { programAt } from './programs.ts';
import { type ScannedProduct, startScannedProduct } from './scanned-product.ts';
import { type Tally, tally, whileAlive } from './tally.ts';
import { scanWithWapiti } from './wapiti.ts';

const administrator = 'masahiko.yamamoto@midori.example';
const person = 'emily.carter@midori.example';
/** Long enough for a page and its links, too short for a scan. */
const questionsBorne = 40;

/**
 * Has wapiti attack the user site, the admin site and every address of the API that is read, as nobody, as
 * somebody and as system administrator; undefined where it is not there. It knows no JSON, so what is sent in
 * bodies is left to the fuzz.
 */
export async function scanWeb(): Promise<Verdict | undefined> {
  const wapiti = programAt('wapiti');
  if (wapiti === undefined) return undefined;
  const sum = tally();
  await scanPlanted(wapiti, sum);
  await scanDying(wapiti, sum);
  // With limits a scan would be sent away after some hundred questions.
  const product = await startScannedProduct({ RATE_LIMITS: 'off' });
  await scanProduct(wapiti, { product, sum }).finally(() => product.stop());
  return sum.verdict();
}

async function scanPlanted(wapiti: string, sum: Tally): Promise<void> {
  const site = await plantedSite();
  const target = { url: site.url, addresses: [], headers: [] };
  const { scan, deaths } = await whileAlive(site, () => scanWithWapiti(wapiti, target)).finally(
    () => site.stop(),
  );
  sum.flaws.push(...deaths.map((death) => `the planted site: ${death}`));
  sum.control(scan.findings, holesForWapiti);
}

/** The other control: whoever dies must not pass for clean. */
async function scanDying(wapiti: string, sum: Tally): Promise<void> {
  const site = await plantedSite({ bears: questionsBorne });
  const target = { url: site.url, addresses: [], headers: [] };
  const { deaths } = await whileAlive(site, () => scanWithWapiti(wapiti, target)).finally(() =>
    site.stop(),
  );
  sum.planted('a target that died', deaths.length > 0);
}

const me = z.object({ id: z.string() });

/** What the addresses name: things that are there, of whoever asks. */
async function thingsOf(product: ScannedProduct, cookie: string): Promise<Samples> {
  const booking = await bookAnySeat({ product, cookie });
  const place = await firstFloor({ product, cookie });
  const { id } = me.parse(JSON.parse((await product.ask('GET', '/api/v1/me', { cookie })).text));
  const things = { floorId: place.id, planId: place.plan.id, bookingId: booking };
  return { ...things, ...hourOf(place), object: booking, person: id };
}

async function scanProduct(
  wapiti: string,
  { product, sum }: { readonly product: ScannedProduct; readonly sum: Tally },
): Promise<void> {
  const cookies = [
    undefined,
    await product.cookieOf(person),
    await product.cookieOf(administrator),
  ];
  const addresses = addressesOf(product.url, await thingsOf(product, cookies[2] ?? ''));
  for (const [at, cookie] of cookies.entries()) {
    const name = ['nobody', 'somebody', 'an administrator'][at] ?? '';
    const headers = cookie === undefined ? [] : [`Cookie: ${cookie}`];
    const before = await product.successesOf('bookings');
    const { scan, deaths } = await whileAlive(product, () =>
      scanWithWapiti(wapiti, { url: `${product.url}/`, addresses, headers }),
    );
    sum.looked(scan.addresses);
    sum.product(scan.findings, name);
    sum.flaws.push(...deaths.map((death) => `${name}: ${death}`));
    if (scan.addresses < addresses.length) sum.flaws.push(`${name}: not every address was tried`);
    const wasIn = (await product.successesOf('bookings')) > before;
    if (wasIn !== (cookie !== undefined)) sum.flaws.push(`${name}: was not taken for who they are`);
    if (cookie !== undefined) {
      const { status } = await product.ask('GET', '/api/v1/me', { cookie });
      if (status !== 200) sum.flaws.push(`${name}: was signed out meanwhile (${status})`);
    }
  }
}
