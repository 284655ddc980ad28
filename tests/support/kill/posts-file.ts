import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

/** What a channel got, as the service that takes posts remembers it. */
const postLine = z.strictObject({
  did: z.enum(['post', 'update']),
  key: z.string(),
  booking: z.string(),
  channel: z.string(),
  state: z.string(),
  /** Which process sent it. */
  by: z.number(),
});
export type PostLine = z.infer<typeof postLine>;

/** Returns once the line is on the disk, as Teams answers once it has the post. */
export function appendPost(file: string, line: PostLine): void {
  const descriptor = openSync(file, 'a');
  writeSync(descriptor, `${JSON.stringify(line)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
}

export function readPosts(file: string): PostLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => postLine.parse(JSON.parse(line)));
}
