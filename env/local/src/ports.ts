import { createServer } from 'node:net';
import { z } from 'zod';
import { CannotStart } from './say.ts';

/** Whether something listens on the port already. */
async function isTaken(port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(true);
      else reject(cannotListen({ port, host }, error));
    });
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

function cannotListen(at: { readonly port: number; readonly host: string }, cause: unknown) {
  return new CannotStart(
    {
      ja: `${at.host} のポート ${at.port} を開けません。HOST と PORT を確認してください。`,
      en: `Port ${at.port} of ${at.host} cannot be opened. Check HOST and PORT.`,
    },
    cause,
  );
}

/** Refuses to go on where somebody else has the port. */
export async function mustBeFree(
  at: { readonly port: number; readonly host: string },
  variable: string,
): Promise<void> {
  if (!(await isTaken(at.port, at.host))) return;
  throw new CannotStart({
    ja: `ポート ${at.port} はすでに使われています。${variable} に別の番号を指定してください。`,
    en: `Port ${at.port} is in use already. Set ${variable} to another number.`,
  });
}

const pong = z.object({ rsi: z.literal('stand-in') });

/** Whether our RSI answers at an address, started by another `npm start`. */
export async function rsiAnswersAt(issuer: string): Promise<boolean> {
  try {
    const response = await fetch(`${issuer}/operator/ping`, { signal: AbortSignal.timeout(2000) });
    return response.ok && pong.safeParse(await response.json()).success;
  } catch (error) {
    // Nobody there, or somebody who speaks something else: either way it is not our RSI.
    if (error instanceof Error) return false;
    throw error;
  }
}

/** Tells an RSI that runs already where this product wants its people back. */
export async function allowRedirect(issuer: string, uri: string): Promise<void> {
  const response = await fetch(`${issuer}/operator/redirect-uris`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'x-rsi-operator': '1' },
    body: JSON.stringify({ uri }),
  });
  if (!response.ok) throw new Error(`RSI did not take the address ${uri}: ${response.status}`);
}
