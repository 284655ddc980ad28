import { offerLinkCodeWith } from '../../../api/src/application/teams-link.ts';
import { personId } from '../../../api/src/domain/ids.ts';
import type { Actor } from '../../../api/src/domain/person.ts';
import { answerMessageWith } from '../../../bot/src/activities/answer-message.ts';
import { answerPressWith } from '../../../bot/src/activities/answer-press.ts';
import { heardIn } from '../../../bot/src/activities/heard.ts';
import { pagesUnder } from '../../../bot/src/cards/pages.ts';
import { cardSealWith } from '../../../bot/src/cards/signed-data.ts';
import { incomingActivity } from '../../../bot/src/front-door/incoming-activity.ts';
import { connected, organisationOf } from '../organisations.ts';
import { entitled } from '../signed-in.ts';
import { aFloor, aKey, aWorld, contoso, given, knownPeople, midori } from '../world.ts';
import { playedCard } from './played-message.ts';

/** What the bot answers to sentences and presses, without Teams around it, over a floor of four seats. */
export async function anAnsweringBot() {
  const world = await aWorld();
  for (const tenant of [midori, contoso]) await connected(world, tenant);
  const floor = await aFloor(world);
  const seal = cardSealWith('k'.repeat(32));
  const bot = { ...world, seal, pages: pagesUnder('https://sekitori.example', {}) };
  return { world, floor, seal, message: answerMessageWith(bot), press: answerPressWith(bot) };
}
export type AnsweringBot = Awaited<ReturnType<typeof anAnsweringBot>>;

/** Somebody in a chat with the bot; a channel where it is said. */
export const heardFrom = (
  user: string,
  conversation = `chat-${user}`,
  {
    tenant = midori,
    kind = 'personal',
  }: { tenant?: Actor['tenant']; kind?: 'personal' | 'channel' } = {},
) =>
  heardIn(
    incomingActivity.parse({
      type: 'message',
      channelId: 'msteams',
      id: aKey(),
      serviceUrl: 'http://127.0.0.1:1/',
      from: { id: `29:${user}`, aadObjectId: user },
      recipient: { id: '28:bot' },
      conversation: { id: conversation, conversationType: kind },
      channelData: { tenant: { id: organisationOf(tenant) } },
      locale: 'ja-JP',
    }),
  );

/** Links as a person does, by the digits of a login. */
export async function link({ world, message }: AnsweringBot, name: string, tenant = midori) {
  const heard = heardFrom(name, undefined, { tenant });
  const actor: Actor = { tenant, person: personId(name), roles: ['general'] };
  await knownPeople(world, actor);
  await entitled(world, actor);
  const asked = playedCard((await message(heard, 'サインイン')).card);
  const address = new URL(asked.button('ブラウザーで開く').url ?? '');
  const request = address.searchParams.get('link') ?? '';
  const digits = given(await offerLinkCodeWith(world)(request, actor));
  await message(heard, digits);
  return heard;
}
