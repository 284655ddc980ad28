import { offTheRecord } from '../../api/src/application/audit/off-the-record.ts';
import { deliverNoticesWith } from '../../api/src/application/deliver-notices.ts';
import type { DeliveryTrouble } from '../../api/src/application/delivery.ts';
import { leaseOver } from '../../api/src/application/lease.ts';
import type { Chats, Clock, Ids } from '../../api/src/application/ports.ts';
import type { Stores } from '../../api/src/application/store.ts';

export type ToldChats = {
  readonly chats: Chats;
  readonly told: string[];
  /** What the next calls throw. */
  readonly failing: unknown[];
  /** Waited for before each call is written down, so that a test can hold one up. */
  before: (line: string) => Promise<void>;
};

/** Chats that write down what they are told, with the key of each post at its end. */
export function toldChats(): ToldChats {
  const recorded: ToldChats = {
    told: [],
    failing: [],
    before: async () => undefined,
    chats: {
      async post({ reference }, { seatName, holder, booking }, key) {
        const who = holder?.name ?? 'hidden';
        await note(`post ${reference.conversation} ${seatName} ${who} ${booking.state}`, key);
        return `activity-${recorded.told.length}`;
      },
      async updatePost(_channel, { activity, key }, { booking, seatName }) {
        await note(`update ${activity} ${seatName} ${booking.state}`, key);
      },
      async updateCard(card, { booking }) {
        await note(`card ${card.activity} ${booking.state}`, '');
      },
      async remind({ reference }, { seatName }) {
        await note(`remind ${reference.conversation} ${seatName}`, '');
        return `activity-${recorded.told.length}`;
      },
    },
  };
  const keys: string[] = [];
  async function note(line: string, key: string): Promise<void> {
    await recorded.before(line);
    if (recorded.failing.length > 0) throw recorded.failing.shift();
    if (key !== '' && !keys.includes(key)) keys.push(key);
    recorded.told.push(key === '' ? line : `${line} #${keys.indexOf(key) + 1}`);
  }
  return recorded;
}

type World = { readonly stores: Stores; readonly clock: Clock; readonly ids: Ids };

/** The job of one process, run as its worker does: the lease is looked at before each round. */
export function aDeliverer(world: World, chats: Chats, holder = 'one') {
  const troubles: DeliveryTrouble[] = [];
  const lease = leaseOver(world, { name: 'notices', holder });
  const run = deliverNoticesWith({
    ...world,
    chats,
    operations: offTheRecord,
    hear: (trouble) => troubles.push(trouble),
  });
  async function round(): Promise<'more' | 'done' | 'not-held'> {
    return (await lease.hold()) ? run(lease) : 'not-held';
  }
  return {
    lease,
    troubles,
    round,
    /** Rounds until nothing is waiting; answers how many had more to do. */
    async deliver(): Promise<number> {
      for (let rounds = 0; ; rounds += 1) if ((await round()) !== 'more') return rounds;
    },
  };
}
