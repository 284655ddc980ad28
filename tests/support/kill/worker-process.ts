import { randomIds } from '../../../api/src/adapters/system/random-ids.ts';
import { offTheRecord } from '../../../api/src/application/audit/off-the-record.ts';
import type { BookingView } from '../../../api/src/application/booking-view.ts';
import { deliverNoticesWith } from '../../../api/src/application/deliver-notices.ts';
import type { Chats, Clock, FollowingChannel } from '../../../api/src/application/ports.ts';
import { noticesJob } from '../../../api/src/worker/jobs.ts';
import { startWorker } from '../../../api/src/worker/worker.ts';
import { readProcessSettings } from '../storm/process-settings.ts';
import { openPlace } from '../storm/store-place.ts';
import { dieNow } from './death.ts';
import { appendPost } from './posts-file.ts';

/**
 * A worker as the product starts it, in front of a stand-in for Teams that takes every post. It is
 * told after how many more posts to end itself, before it can record the last one; `never` takes that back.
 */
export type WorkerAsked = { readonly dieAfterPosts: number | 'never' };

const { place, worker, flaw } = readProcessSettings();
if (!worker) throw new Error('Started without the settings of a worker');
const { postsFile, hurry } = worker;

const clock: Clock = { now: () => hurry.since + (Date.now() - hurry.since) * hurry.times };
let left: WorkerAsked['dieAfterPosts'] = 'never';
process.on('message', ({ dieAfterPosts }: WorkerAsked) => {
  left = dieAfterPosts;
});

function write(
  did: 'post' | 'update',
  key: string,
  [channel, view]: [FollowingChannel, BookingView],
) {
  const { id, state } = view.booking;
  const { conversation } = channel.reference;
  appendPost(postsFile, { did, key, booking: id, channel: conversation, state, by: process.pid });
}

/** How long the stand-in that says done before it has posted takes to post; it dies before that. */
const thinkingMs = 100;

const chats: Chats = {
  async post(channel, view, key) {
    if (left !== 'never') left -= 1;
    if (flaw === 'acknowledges-first') {
      setTimeout(() => write('post', key, [channel, view]), thinkingMs);
      if (left === 0) setTimeout(dieNow, thinkingMs / 2);
    } else {
      write('post', key, [channel, view]);
      if (left === 0) await dieNow();
    }
    return `activity of ${key}`;
  },
  updatePost: async (channel, { key }, view) => write('update', key, [channel, view]),
  updateCard: () => Promise.reject(new Error('No cards here')),
  remind: () => Promise.reject(new Error('No chats here')),
};

const stores = await openPlace(place, clock);
const hear = () => undefined;
startWorker({
  stores,
  clock,
  holder: `worker.${process.pid}`,
  jobs: [
    noticesJob(
      deliverNoticesWith({ stores, clock, ids: randomIds, chats, operations: offTheRecord, hear }),
    ),
  ],
  fail: (error) => console.error(error),
});
process.once('disconnect', () => process.exit(0));
process.send?.('ready');
