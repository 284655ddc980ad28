import { connect } from 'node:net';

/** What comes back for bytes as they stand, until the connection ends or there is an answer. */
export async function sendBytes(port: number, bytes: string | readonly string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let heard = '';
  const answered = new Promise<void>((resolve) => {
    socket.on('data', (part) => {
      heard += part.toString('latin1');
      resolve();
    });
    socket.on('close', () => resolve());
  });
  socket.on('error', () => undefined);
  for (const part of typeof bytes === 'string' ? [bytes] : bytes) socket.write(part);
  await answered;
  socket.destroy();
  return heard;
}
