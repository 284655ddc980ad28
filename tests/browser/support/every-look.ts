import type { Page } from 'playwright-core';
import { seriousFlaws } from './axe.ts';

const looks = [
  { look: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { look: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { look: 'contrast', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

/** Shows a page as it stands in each look, as the browser's own settings would; light again at the end. */
export async function inEveryLook<Value>(
  page: Page,
  look: (name: string) => Promise<readonly Value[]>,
): Promise<readonly Value[]> {
  const seen: Value[] = [];
  for (const { look: name, media } of looks) {
    await page.emulateMedia(media);
    await page.locator(`[data-app=${name}]`).first().waitFor();
    // A transition shows its first colour until the next frame, however short it is.
    await page.evaluate(
      () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))),
    );
    seen.push(...(await look(name)));
  }
  await page.emulateMedia(looks[0].media);
  return seen;
}

/**
 * What axe calls serious of the page as it stands, in any look. In high contrast the page keeps its own
 * colours, as it does in Teams, where no browser puts its own in their place.
 */
export async function flawsInEveryLook(page: Page): Promise<readonly string[]> {
  const adjust = (to: 'none' | 'auto') =>
    page.evaluate((value) => {
      document.documentElement.style.setProperty('forced-color-adjust', value);
    }, to);
  await adjust('none');
  const flaws = await inEveryLook(page, async (name) =>
    (await seriousFlaws(page)).map((flaw) => `${name}: ${flaw}`),
  );
  await adjust('auto');
  return flaws;
}
