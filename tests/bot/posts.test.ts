import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import {
  ChatClosed,
  ChatGone,
  type ChatReference,
  ChatUnreachable,
  type FollowingChannel,
} from '../../api/src/application/ports.ts';
import { bookingId, floorId, personId, type TenantId } from '../../api/src/domain/ids.ts';
import { adapterFor } from '../../bot/src/activities/adapter.ts';
import { pagesUnder } from '../../bot/src/cards/pages.ts';
import { cardSealWith } from '../../bot/src/cards/signed-data.ts';
import { chatsOver } from '../../bot/src/posts/chats.ts';
import { aBookingView } from '../support/bot/sample-cards.ts';
import { aClock, contoso, midori } from '../support/world.ts';

type Call = { readonly method: string; readonly path: string; readonly text: string };

/** A connector that takes a call and never answers it. */
const silence = 0;

describe('posts', () => {
  let connector: Server;
  let answers: number[] = [];
  let calls: Call[] = [];
  let pauses: number[] = [];
  let connectedTo: TenantId | undefined;
  let isLate = false;

  before(async () => {
    connector = createServer(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      const path = decodeURIComponent(request.url ?? '');
      calls.push({ method: request.method ?? '', path, text });
      const status = answers.shift() ?? 200;
      if (status === silence) return;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id: '19:c@thread.tacv2;messageid=17', activityId: '17' }));
    }).listen(0, '127.0.0.1');
    await once(connector, 'listening');
  });
  beforeEach(() => {
    answers = [];
    calls = [];
    pauses = [];
    connectedTo = midori;
    isLate = false;
  });
  after(() => {
    connector.close();
    connector.closeAllConnections();
  });

  const serviceUrl = () => {
    const address = connector.address();
    return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : '';
  };
  const settings = {
    environment: 'local',
    publicUrl: 'http://localhost:3978',
    cardKey: 'k'.repeat(32),
  };
  const chats = () =>
    chatsOver({
      settings,
      adapter: adapterFor(settings),
      seal: cardSealWith(settings.cardKey),
      pages: pagesUnder(settings.publicUrl, {}),
      clock: aClock('2026-11-23T09:00:00+09:00'),
      patience: {
        pause: async (ms) => {
          pauses.push(ms);
        },
        over: () => (isLate ? Promise.resolve() : new Promise(() => undefined)),
        random: () => 0.5,
      },
      tenantOf: async (organisation) => (organisation === 'entra' ? connectedTo : undefined),
    });
  const reference = (kind: 'channel' | 'group' | 'personal', at = serviceUrl()): ChatReference => ({
    conversation: kind === 'channel' ? '19:c@thread.tacv2' : 'a:1',
    place: 'team-1',
    details: {
      kind,
      serviceUrl: at,
      bot: { id: '28:bot', name: 'Sekitori' },
      entraTenant: 'entra',
      tenant: midori,
      person: personId('hanako'),
    },
  });
  const aChannel = (changes: Partial<FollowingChannel> = {}): FollowingChannel => ({
    id: 'c1',
    floor: floorId('f'),
    reference: reference('channel'),
    language: 'ja',
    ...changes,
  });
  const paths = () => calls.map(({ method, path }) => `${method} ${path}`);

  it('begin a thread in a channel and later change that very post', async () => {
    const activity = await chats().post(aChannel(), aBookingView('booked'), 'k1');
    await chats().updatePost(aChannel(), { key: 'k1', activity }, aBookingView('cancelled'));

    assert.deepEqual(paths(), [
      'POST /v3/conversations',
      'PUT /v3/conversations/19:c@thread.tacv2;messageid=17/activities/17',
    ]);
    assert.match(calls[0]?.text ?? '', /佐藤 花子さんが席を予約しました/);
    assert.match(calls[1]?.text ?? '', /予約は取り消されました/);
  });

  it('carry their key, first and changed, so that one told twice is recognised', async () => {
    const group = aChannel({ reference: reference('group') });

    await chats().post(aChannel(), aBookingView('booked'), 'k1');
    await chats().post(group, aBookingView('booked'), 'k1');
    await chats().updatePost(group, { key: 'k1', activity: '17' }, aBookingView('cancelled'));

    const keys = calls.map(({ text }) => /"id":"post-([^"]+)"/.exec(text)?.[1]);
    assert.deepEqual(keys, ['k1', 'k1', 'k1']);
  });

  it('write into a group chat itself, which has no threads', async () => {
    const group = aChannel({ reference: reference('group') });

    await chats().post(group, aBookingView('booked'), 'k1');

    assert.deepEqual(paths(), ['POST /v3/conversations/a:1/activities']);
  });

  it('bring a living card up to date', async () => {
    const card = {
      id: 'k',
      booking: bookingId('2026-11-24.b'),
      reference: reference('personal'),
      activity: 'm-1',
      language: 'en',
    } as const;

    await chats().updateCard(card, aBookingView('cancelled'));

    assert.deepEqual(paths(), ['PUT /v3/conversations/a:1/activities/m-1']);
    assert.match(calls[0]?.text ?? '', /Your booking is cancelled/);
  });

  it('remind of checking in with a new card, in the person’s own chat', async () => {
    const chat = { id: 'c', reference: reference('personal'), language: 'en' } as const;
    const view = aBookingView('booked');
    const remindingSince = view.booking.period.start;

    const activity = await chats().remind(chat, {
      ...view,
      booking: { ...view.booking, remindingSince },
    });

    assert.deepEqual(paths(), ['POST /v3/conversations/a:1/activities']);
    assert.match(calls[0]?.text ?? '', /Please check in/);
    assert.match(activity, /17/);
  });

  it('leave an edit that takes too long to the worker, and wait for a post, which might stand there twice', async () => {
    isLate = true;
    answers = [200, silence];

    const activity = await chats().post(aChannel(), aBookingView('booked'), 'k1');
    const editing = chats().updatePost(aChannel(), { key: 'k1', activity }, aBookingView('booked'));

    await assert.rejects(editing, ChatUnreachable);
    assert.match(activity, /17/);
  });

  for (const status of [412, 429]) {
    it(`wait and try again after ${status}`, async () => {
      answers = [status, status];

      await chats().post(aChannel(), aBookingView('booked'), 'k1');

      assert.equal(calls.length, 3);
      assert.deepEqual(pauses, [500, 1000]);
    });
  }

  it('survive a gateway that fails for a moment', async () => {
    answers = [502];

    await chats().post(aChannel(), aBookingView('booked'), 'k1');

    assert.equal(calls.length, 2);
  });

  it('give up after four tries, for the worker to come back', async () => {
    answers = [429, 429, 429, 429, 429];

    await assert.rejects(chats().post(aChannel(), aBookingView('booked'), 'k1'), ChatUnreachable);
    assert.equal(calls.length, 4);
  });

  for (const status of [403, 404]) {
    it(`know after ${status} that the chat is gone`, async () => {
      answers = [status];

      await assert.rejects(chats().post(aChannel(), aBookingView('booked'), 'k1'), ChatGone);
      assert.equal(calls.length, 1);
    });
  }

  it('go to no address that the bot would not believe today', async () => {
    const elsewhere = aChannel({ reference: reference('channel', 'http://192.0.2.1/') });
    const formless = aChannel({
      reference: { conversation: 'c', place: 'c', details: { any: 'thing' } },
    });

    await assert.rejects(chats().post(elsewhere, aBookingView('booked'), 'k1'), ChatGone);
    await assert.rejects(chats().post(formless, aBookingView('booked'), 'k1'), ChatGone);
    assert.deepEqual(calls, []);
  });

  for (const [to, tenant] of [
    ['nobody', undefined],
    ['another company', contoso],
  ] as const) {
    it(`say nothing in an organisation that is connected to ${to} by now (2.3-c)`, async () => {
      connectedTo = tenant;
      const card = { id: 'k', booking: bookingId('2026-11-24.b'), activity: 'm-1' };
      const living = { ...card, reference: reference('personal'), language: 'ja' } as const;
      const view = aBookingView('booked');

      await assert.rejects(chats().post(aChannel(), view, 'k1'), ChatClosed);
      await assert.rejects(
        chats().updatePost(aChannel(), { key: 'k1', activity: '17' }, view),
        ChatClosed,
      );
      await assert.rejects(chats().updateCard(living, view), ChatClosed);
      assert.deepEqual(calls, []);
    });
  }
});
