import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import * as addFormats from 'ajv-formats';
import { languages } from '../../api/src/contract/language.ts';
import { plainText } from '../../bot/src/cards/card.ts';
import { playedCard } from '../support/bot/played-message.ts';
import { sampleCards } from '../support/bot/sample-cards.ts';
import { skipBecause } from '../support/skip.ts';

const schemaFile = new URL('../../../shared/data/adaptive-card-1.5.0.schema.json', import.meta.url);
const mostBytes = 25_000;
const mostActions = 6;

describe('cards', () => {
  it('are valid Adaptive Cards 1.5', function () {
    if (!existsSync(schemaFile))
      skipBecause(this, 'the Adaptive Card schema is not on this machine');
    const schema: unknown = JSON.parse(
      readFileSync(schemaFile, 'utf8').replace('"id": "http', '"$id": "http'),
    );
    const ajv = new Ajv({ strict: false, allErrors: false });
    ajv.addMetaSchema(draft06);
    addFormats.default(ajv);
    const validate = ajv.compile(Object(schema));

    for (const language of languages) {
      for (const [name, card] of Object.entries(sampleCards(language))) {
        assert.ok(validate(card), `${name} (${language}): ${ajv.errorsText(validate.errors)}`);
      }
    }
  });

  for (const language of languages) {
    for (const [name, card] of Object.entries(sampleCards(language))) {
      it(`${name} (${language}) is small, complete and says each thing in one language`, () => {
        const json = JSON.stringify(card);
        const seen = playedCard(card);
        const actions = json.split('"type":"Action.').length - json.split('"fallback"').length;

        assert.ok(Buffer.byteLength(json, 'utf16le') < mostBytes, `${json.length} characters`);
        assert.doesNotMatch(json, /\$\{|undefined|null|NaN/);
        assert.ok(actions <= mostActions, `${actions} actions`);
        assert.equal(card.lang, language);
        assert.ok(card.fallbackText.length > 0);
        if (language === 'ja') assert.doesNotMatch(seen.buttons.join(), /[a-z]{4}/);
        else assert.doesNotMatch(seen.buttons.join(), /[\p{Script=Hiragana}\p{Script=Katakana}]/u);
      });
    }
  }

  it('have the same names and as many buttons in both languages', () => {
    const shape = (language: 'ja' | 'en') =>
      Object.entries(sampleCards(language)).map(([name, card]) => [
        name,
        card.body.length,
        playedCard(card).buttons.length,
      ]);

    assert.deepEqual(shape('ja'), shape('en'));
  });

  it('carry every press twice, for hosts that know Action.Execute and for those that do not', () => {
    const booked = playedCard(sampleCards('en')['booked']);
    const cancel = booked.button('Cancel');

    assert.equal(cancel.type, 'Action.Execute');
    assert.equal(cancel.verb, 'cancel');
    assert.deepEqual(Object(cancel['fallback']).data, cancel.data);
  });

  it('show names as they are written, never as links or emphasis', () => {
    assert.equal(
      plainText('[free](https://evil.example) *now* _x_'),
      '\\[free\\](https://evil.example) \\*now\\* \\_x\\_',
    );
    assert.equal(plainText('- 12F\n1. A'), '\\- 12F\n\\1. A');
    assert.equal(plainText('A-01 · 12階'), 'A-01 · 12階');
  });

  it('name nobody to a channel who hides', () => {
    for (const language of languages) {
      assert.doesNotMatch(JSON.stringify(sampleCards(language)['post-hidden']), /佐藤|hanako/);
      assert.match(JSON.stringify(sampleCards(language)['post']), /佐藤 花子/);
    }
  });
});
