import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import WebSocket from 'ws';
import { stringify } from 'yaml';
import { z } from 'zod';
import { demoOrganisation } from '../../../env/local/src/demo/demo-organisation.ts';
import { freePort } from '../service.ts';
import { type PlayedCard, type PlayedMessage, playedMessage } from './played-message.ts';

const account = z.looseObject({ id: z.string(), name: z.string() });
const configShape = z.looseObject({
  config: z.looseObject({
    tenantId: z.string(),
    bot: account,
    currentUser: account,
    users: z.array(account),
    personalChat: z.looseObject({ id: z.string() }),
    groupChats: z.array(z.looseObject({ id: z.string() })),
    teams: z.array(z.looseObject({ channels: z.array(account) })),
  }),
});
const resultShape = z.looseObject({
  type: z.literal('application/vnd.microsoft.card.adaptive'),
  value: z.unknown(),
});

const answerWithinMs = 15_000;

/** The Microsoft 365 Agents Playground as a peer: it plays Teams and the Bot Connector to a running bot. */
export type Playground = {
  readonly personal: string;
  readonly group: string;
  readonly channel: string;
  /** What is known to have been written by the bot, oldest first. */
  readonly messages: readonly PlayedMessage[];
  /** Whatever came of the bot, as it came: messages, changes to them, and answers to what was pressed. */
  readonly sent: readonly string[];
  install(conversation: string): Promise<void>;
  /** Types a sentence; in groups and channels the bot is mentioned, as it must be to hear it. */
  say(conversation: string, text: string): Promise<void>;
  /** Presses an `Action.Execute` and answers the card that the bot put in its place. */
  execute(message: PlayedMessage, title: string, inputs?: object): Promise<PlayedCard>;
  submit(message: PlayedMessage, data: object): Promise<void>;
  /** The next message of the bot that is none of those known before and fits. */
  next(fits: (message: PlayedMessage) => boolean): Promise<PlayedMessage>;
  stop(): Promise<void>;
};

export async function startPlayground(endpoint: string): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  writeFileSync(join(folder, '.m365agentsplayground.yml'), stringify(aTeamsTenant()));
  const port = await freePort();
  const child = launch(endpoint, { port, folder });
  await heard(child, `Listening on ${port}`);
  const url = `http://127.0.0.1:${port}`;
  const { config } = configShape.parse(await (await fetch(`${url}/_internal/v1/config`)).json());
  const messages: PlayedMessage[] = [];
  const waiting = new Set<() => void>();
  const taken = new Set<PlayedMessage>();
  const socket = new WebSocket(`ws://127.0.0.1:${port}/_ws_conversation/v1/conversations/stream`);
  const sent: string[] = [];
  socket.on('message', (data) => {
    sent.push(String(data));
    const message = playedMessage(JSON.parse(String(data)), config.bot.id);
    if (!message) return;
    messages.push(message);
    for (const look of waiting) look();
  });
  await once(socket, 'open');

  async function post(path: string, body: object): Promise<unknown> {
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (path.endsWith('/invoke')) sent.push(text);
    if (!response.ok) throw new Error(`Playground ${path}: ${response.status} ${text}`);
    return text === '' || !text.startsWith('{') ? undefined : JSON.parse(text);
  }

  const me = config.currentUser.id;
  const personal = config.personalChat.id;
  const mention = { mentioned: { id: config.bot.id }, text: `<at>${config.bot.name}</at>` };
  return {
    personal,
    group: config.groupChats[0]?.id ?? '',
    channel: config.teams[0]?.channels[1]?.id ?? '',
    messages,
    sent,
    async install(conversation) {
      await post(`/_debug/conversation/${conversation}/installation`, {});
    },
    async say(conversation, text) {
      const isAlone = conversation === personal;
      await post(`/_conversation/v1/conversations/${conversation}/messages`, {
        type: 'text',
        text: isAlone ? text : `${mention.text} ${text}`,
        textFormat: 'plain',
        from: { id: me },
        ...(isAlone ? {} : { mentions: [mention] }),
      });
    },
    async execute(message, title, inputs = {}) {
      const action = message.card.button(title);
      const body = {
        name: 'adaptiveCard/action',
        value: { action: { ...action, data: { ...action.data, ...inputs } }, trigger: 'manual' },
        from: { id: me },
        conversation: { id: message.conversation },
        replyToId: message.id,
      };
      const result = resultShape.parse(await post('/_conversation/v1/invoke', body));
      return message.card.replacedBy(result.value);
    },
    async submit(message, data) {
      const conversation = { id: message.conversation };
      const body = { conversation, from: { id: me }, replyToId: message.id, value: data };
      await post('/_conversation/v1/submit', body);
    },
    next(fits) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`The bot did not write it; it wrote ${describe(messages)}`));
        }, answerWithinMs);
        function look() {
          const found = messages.find((message) => !taken.has(message) && fits(message));
          if (!found) return;
          taken.add(found);
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        }
        waiting.add(look);
        look();
      });
    },
    async stop() {
      socket.terminate();
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The organisation of the demonstration; people of their own for each Playground, so that no test meets the links of another. */
function aTeamsTenant() {
  const person = (id: string) => ({
    id,
    name: `Person ${id}`,
    userPrincipleName: `${id}@example.com`,
    aadObjectId: randomUUID(),
    givenName: 'Person',
    surname: id,
    email: `${id}@example.com`,
  });
  return {
    version: '0.1.1',
    tenantId: demoOrganisation.id,
    bot: { id: randomUUID(), name: 'Sekitori' },
    currentUser: person('me'),
    users: ['a', 'b', 'c', 'd', 'e'].map(person),
    personalChat: { id: randomUUID() },
    groupChat: { id: randomUUID(), name: 'Group Chat' },
    team: {
      id: 'team-id',
      name: 'My Team',
      aadGroupId: randomUUID(),
      channels: [{ id: `19:${randomUUID()}@thread.tacv2`, name: 'Announcements' }],
    },
  };
}

function launch(
  endpoint: string,
  { port, folder }: { readonly port: number; readonly folder: string },
): ChildProcess {
  const manifest = createRequire(import.meta.url).resolve(
    '@microsoft/m365agentsplayground/package.json',
  );
  const flags = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port)];
  return spawn(
    process.execPath,
    [join(dirname(manifest), 'cli.js'), ...flags, '--disable-telemetry'],
    {
      cwd: folder,
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        // Its telemetry counts itself all the same, and asks a cloud which machine this is.
        APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
}

async function heard(child: ChildProcess, wanted: string): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (text) => {
      output += text;
      if (output.includes(wanted)) resolve();
    });
    child.once('exit', () => reject(new Error(`The Playground ended: ${output}`)));
  });
}

const describe = (messages: readonly PlayedMessage[]) =>
  JSON.stringify(messages.map(({ kind, conversation, card }) => [kind, conversation, card.title]));
