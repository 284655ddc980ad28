import type { Page } from 'playwright-core';

/**
 * Waits until the page's person has so many notices about a floor: the worker tells them a moment later. The
 * page asks by itself, because what Playwright waits for may not be a promise.
 */
export async function toldAbout(
  holder: Page,
  { name }: { readonly name: string },
  notices: number,
): Promise<void> {
  await holder.evaluate(
    async (wanted) => {
      for (let there = -1; there !== wanted.notices; ) {
        const { items } = await (await fetch('/api/v1/me/notices')).json();
        there = items.filter(
          ({ booking }: { booking: { floorName: string } }) => booking.floorName === wanted.name,
        ).length;
        await new Promise((next) => setTimeout(next, 200));
      }
    },
    { name, notices },
  );
}
