import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const source = join(import.meta.dirname, '../../tabs/src');
const texts = z.record(z.string(), z.string().trim().min(1));
const declared = z.object({ namespace: z.string(), ja: texts, en: texts });

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /messages\.ts$/.test(file),
);

async function messagesIn(file: string) {
  const exported: unknown = await import(join(source, file));
  return Object.values(z.record(z.string(), z.unknown()).parse(exported)).flatMap((value) => {
    const messages = declared.safeParse(value);
    return messages.success ? [messages.data] : [];
  });
}

const holesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([hole]) => hole).sort();

describe('the sentences of the web app', () => {
  it('are found', () => {
    assert.ok(files.length > 5);
  });

  for (const file of files) {
    it(`say the same in both languages, with the same facts: ${file}`, async () => {
      for (const { ja, en } of await messagesIn(file)) {
        assert.deepEqual(Object.keys(en).sort(), Object.keys(ja).sort());
        for (const [key, text] of Object.entries(ja)) {
          assert.deepEqual(holesOf(en[key] ?? ''), holesOf(text), key);
        }
      }
    });
  }
});
