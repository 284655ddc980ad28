import type { Page } from 'playwright-core';

/** The buttons and links in sight that a thumb would miss. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, a[href], select, .fui-Input, .fui-SpinButton')].flatMap(
      (element) => {
        // The link of a card covers all of it.
        const target = element.matches('a') ? (element.closest('article') ?? element) : element;
        const { width, height } = target.getBoundingClientRect();
        const isInText = element.closest('p, [role=status], .fui-MessageBar') !== null;
        const isSeen = width > 2 && element.closest('[aria-hidden=true]') === null;
        const isSmall = width < 44 || height < 44;
        return isSeen && isSmall && !isInText && element.textContent !== '本文へ移動'
          ? [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 160)}`]
          : [];
      },
    ),
  );
}
