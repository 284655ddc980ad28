import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CannotStart, say } from './say.ts';
import { prepareDataDir, readSettings, root } from './settings.ts';

/** Whether a person sits in front of this terminal, who would like to see the page open by itself. */
const opensBrowser = process.stdout.isTTY && process.env['CI'] === undefined;

async function start(): Promise<void> {
  const settings = readSettings();
  const bot = `http://127.0.0.1:${settings.port}`;
  if (!(await answers(`${bot}/livez`))) {
    throw new CannotStart({
      ja: `${bot} に Sekitori がありません。先に npm start を実行してください。`,
      en: `Sekitori does not answer at ${bot}. Run npm start first.`,
    });
  }
  prepareDataDir(settings);
  const cli = join(root, 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const args = ['start', '-e', `${bot}/api/messages`, '-c', 'msteams', '--disable-telemetry'];
  const port = ['-p', String(settings.playgroundPort)];
  const playground = spawn(process.execPath, [cli, ...args, ...port], {
    cwd: settings.dataDir,
    env: {
      ...process.env,
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(root, 'env/local/playground.yml'),
      M365_AGENTS_PLAYGROUND_LOGFILE: join(settings.dataDir, 'playground.log'),
      // Its telemetry counts itself all the same, and asks a cloud which machine this is.
      APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
      ...(opensBrowser ? {} : { TEAMSAPPTESTER_BROWSER: 'none' }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // The port it got is known from what it says alone: where ours is taken, it chooses another.
  createInterface({ input: playground.stdout }).on('line', (line) => {
    const listening = /Listening on (\d+)/i.exec(line)?.[1];
    if (listening === undefined) console.log(line);
    else say(addressOf(listening));
  });
  playground.on('exit', (code) => {
    process.exitCode = code ?? 0;
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => playground.kill(signal));
  }
}

const addressOf = (port: string) => ({
  ja: `Playground を開いてください: http://localhost:${port}`,
  en: `Open the Playground: http://localhost:${port}`,
});

async function answers(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { signal: AbortSignal.timeout(2000) })).ok;
  } catch (error) {
    // Nothing listens there.
    if (error instanceof Error) return false;
    throw error;
  }
}

start().catch((error: unknown) => {
  if (!(error instanceof CannotStart)) throw error;
  say(error.sentence);
  process.exitCode = 1;
});
