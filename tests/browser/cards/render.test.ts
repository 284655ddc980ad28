import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { languages } from '../../../api/src/contract/language.ts';
import { sampleCards } from '../../support/bot/sample-cards.ts';
import { aProfile, closeSharedBrowser } from '../support/browser.ts';

const require = createRequire(import.meta.url);
const script = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8');

/** What Microsoft's own renderer makes of a card: its text, its buttons, and what it complains of. */
type Rendered = { text: string; buttons: number; complaints: string[] };

describe('cards in Microsoft’s renderer', () => {
  let page: Page;
  before(async () => {
    page = await (await aProfile()).newPage();
    await page.setContent('<!doctype html><main></main>');
    await page.addScriptTag({ content: script });
  });
  after(closeSharedBrowser);

  const render = (card: unknown): Promise<Rendered> =>
    page.evaluate((json) => {
      const { AdaptiveCards } = globalThis as unknown as { AdaptiveCards: RendererLibrary };
      const context = new AdaptiveCards.SerializationContext();
      const made = new AdaptiveCards.AdaptiveCard();
      made.parse(json, context);
      const element = made.render();
      const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
      return {
        text: element?.textContent ?? '',
        buttons: element?.querySelectorAll('button').length ?? 0,
        // The renderer keeps the state of its language pattern between cards and then doubts "ja".
        complaints: events.map(({ message }) => message).filter((told) => !/lang/.test(told)),
      };
    }, card);

  it('are drawn whole and without complaint, in both languages', async () => {
    for (const language of languages) {
      const cards = Object.entries(sampleCards(language));
      assert.ok(cards.length > 10);
      for (const [name, card] of cards) {
        const { text, complaints } = await render(card);

        assert.deepEqual(complaints, [], `${name} ${language}`);
        assert.ok(text.length > 10, `${name} ${language}`);
        assert.equal(/\$\{|undefined|\[object/.test(text), false, `${name} ${language}: ${text}`);
      }
    }
  });

  it('would be complained of with a fault in them', async () => {
    const { complaints } = await render({
      type: 'AdaptiveCard',
      version: '1.5',
      body: [{ type: 'TextBlok', text: 'x' }],
    });

    assert.equal(complaints.length, 1);
  });
});

type RendererLibrary = {
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt(at: number): { readonly message: string };
  };
  readonly AdaptiveCard: new () => {
    parse(json: unknown, context: unknown): void;
    render(): HTMLElement | undefined;
  };
};
