import { once } from 'node:events';
import { connect } from 'node:net';
import { setInterval as every } from 'node:timers/promises';
import { type Came, type Ground, judgeCameOn } from './oracles.ts';
import { type WireCase, wireOf } from './wire.ts';

const longestMs = 10_000;

/** Sends the bytes of a case over a line of its own and judges what comes back. */
export function judgeWireOn(ground: Ground): (wire: WireCase) => Promise<string[]> {
  const judge = judgeCameOn(ground);
  return async (wire) => {
    const { bytes, method, path, ...expected } = wireOf(wire, ground.cookies.system ?? '');
    const { isAborted, isRefused, isSilent } = expected;
    const heard = await heardFrom(ground.url, bytes, isAborted);
    const answers = answersIn(heard);
    const sent = bytes.toString('latin1');
    return [
      ...(answers.length > 1 ? [`${answers.length} answers to one request`] : []),
      ...answers.flatMap((came) => [
        ...(isRefused && came.status < 400 ? [`status ${came.status} where it is refused`] : []),
        ...judge({ method, path, sent }, came),
      ]),
      ...(answers.length === 0 && !(isSilent && heard === '') ? ['no answer came'] : []),
    ];
  };
}

/** All that comes back until the other side ends the line; somebody who goes away hears nothing. */
async function heardFrom(url: string, bytes: Buffer, isAborted: boolean): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  // Whoever is refused amid a long header is cut off while they still write.
  socket.on('error', () => undefined);
  socket.setTimeout(longestMs, () => socket.destroy());
  const closed = once(socket, 'close').catch(() => undefined);
  socket.write(bytes, () => {
    if (isAborted) socket.destroy();
  });
  await closed;
  return Buffer.concat(parts).toString('latin1');
}

const statusLine = /^HTTP\/1\.1 (\d{3}) /;

/** Answers one after the other, by their lengths; without a length or chunks, the rest is the body. */
function answersIn(heard: string): Came[] {
  const answers: Came[] = [];
  for (let rest = heard; statusLine.test(rest); ) {
    const [head = ''] = rest.split('\r\n\r\n', 1);
    const [line = '', ...fields] = head.split('\r\n');
    const headers = Object.fromEntries(
      fields.map((field) => {
        const at = field.indexOf(':');
        return [field.slice(0, at).toLowerCase(), field.slice(at + 1).trim()];
      }),
    );
    const body = rest.slice(head.length + 4);
    const length = headers['content-length'] ? Number(headers['content-length']) : body.length;
    const status = Number(statusLine.exec(line)?.[1]);
    const text = Buffer.from(body.slice(0, length), 'latin1').toString('utf8');
    // An interim answer says that the real one follows.
    if (status >= 200) answers.push({ status, headers, text });
    rest = status >= 200 ? body.slice(length) : body;
  }
  return answers;
}

/** Drops a body byte by byte until the other side has had enough; answers the status that it then says. */
export async function dribbleBody({ url, cookies }: Ground): Promise<number> {
  const { bytes } = wireOf({ base: 'book', twists: ['a body that stops'] }, cookies.system ?? '');
  const longer = bytes.toString('latin1').replace(/(Content-Length: )\d+/, '$1100000');
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let heard = '';
  socket.on('data', (part) => {
    heard += part.toString('latin1');
  });
  socket.on('error', () => undefined);
  const isOver = new AbortController();
  socket.on('close', () => isOver.abort());
  socket.write(longer);
  try {
    for await (const _ of every(500, undefined, { signal: isOver.signal })) socket.write(' ');
  } catch (error) {
    if (!isOver.signal.aborted) throw error;
  }
  return answersIn(heard)[0]?.status ?? 0;
}

/** Takes away one twist after the other as long as something is still wrong. */
export async function fewestTwists(
  wire: WireCase,
  judge: (wire: WireCase) => Promise<string[]>,
): Promise<{ readonly wire: WireCase; readonly flaws: readonly string[] }> {
  let fewest = { wire, flaws: await judge(wire) };
  for (const name of wire.twists) {
    const less = { ...fewest.wire, twists: fewest.wire.twists.filter((one) => one !== name) };
    const flaws = await judge(less);
    if (flaws.length > 0) fewest = { wire: less, flaws };
  }
  return fewest;
}
