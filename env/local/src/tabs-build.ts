import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from './rsi/people.ts';
import { CannotStart, say } from './say.ts';
import { root } from './settings.ts';

/** What the built pages are made of. */
const sources = [
  'tabs/src',
  'tabs/index.html',
  'tabs/vite.config.ts',
  'tabs/package.json',
  'api/src/domain',
  'api/src/contract',
];
const mark = join(root, 'tabs/dist/.sources');

/** Builds the pages where they are missing or older than their sources; answers whether it had to. */
export async function buildTabs(): Promise<boolean> {
  const wanted = hashOfSources();
  if (readIfThere(mark) === wanted && readIfThere(join(root, 'tabs/dist/index.html'))) return false;
  say({
    ja: '画面をビルドしています(初回は1分ほどかかります)…',
    en: 'Building the pages (about a minute the first time) …',
  });
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const build = spawn(process.execPath, [vite, 'build', 'tabs', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(build, 'exit');
  if (code !== 0) {
    throw new CannotStart({
      ja: '画面をビルドできませんでした。上のメッセージを確認してください。',
      en: 'The pages could not be built; the messages above say why.',
    });
  }
  writeFileSync(mark, wanted);
  return true;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(source))) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** The files of a folder in a fixed order, or the file itself. */
function filesIn(source: string): string[] {
  if (/\.[a-z]+$/.test(source)) return [source];
  return readdirSync(join(root, source), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
