import type { FloorSeen } from '@sekitori/api/application/see-floors';
import type { Language } from '@sekitori/api/contract/language';
import type { FloorId } from '@sekitori/api/domain/ids';
import { mayDo } from '@sekitori/api/domain/roles';
import {
  channelOnlyCard,
  followingCard,
  unfollowedCard,
  whichFloorCard,
} from '../cards/channel-cards.ts';
import { refusalCard } from '../cards/refusal-card.ts';
import { floorsMeant } from '../understand/read-place.ts';
import { plainSentence } from '../understand/sentence.ts';
import { type Answer, type Asking, type BotWorld, buttonsFor } from './bot-world.ts';

/** Lets the channel or group receive the bookings of the floor that a sentence names. */
export async function followFloor(world: BotWorld, asking: Asking, text: string): Promise<Answer> {
  const { heard, actor, language } = asking;
  if (heard.kind === 'personal') return { language, card: channelOnlyCard(language) };
  const floors = await world.useCases.seeFloors(actor);
  const [on, ...others] = floorsMeant(plainSentence(text), floors);
  if (!on || others.length > 0)
    return { language, card: whichFloorCard(language, namesOf(floors)) };
  const reference = heard.referenceFor(actor);
  const followed = await world.useCases.followFloor(actor, {
    floor: on.floor.id,
    reference,
    language,
  });
  if (!followed.ok) return { language, card: refusalCard(language, followed.refusal) };
  return { language, card: followingCard(language, followed.value, buttonsFor(world, asking)) };
}

/** Ends the posts of the floor that a sentence names; of all floors where it names none. */
export async function unfollowFloor(
  world: BotWorld,
  asking: Asking,
  text: string,
): Promise<Answer> {
  const { heard, actor, language } = asking;
  if (heard.kind === 'personal') return { language, card: channelOnlyCard(language) };
  const floors = await world.useCases.seeFloors(actor);
  const meant = floorsMeant(plainSentence(text), floors);
  if (meant.length === 0) return { language, card: whichFloorCard(language, namesOf(floors)) };
  for (const { floor } of meant) {
    const card = await endPosts(world, asking, floor.id);
    if (card) return card;
  }
  const names = meant.map(({ floor }) => floor.name).join(separator(language));
  return { language, card: unfollowedCard(language, names) };
}

/**
 * Ends the posts of one floor, from the button of the card that announced them. A repeated press is
 * answered like the first and ends nothing: the floor may have been followed again since.
 */
export async function unfollowKnownFloor(
  world: BotWorld,
  asking: Asking,
  { floor, isRepeated }: { readonly floor: FloorId; readonly isRepeated: boolean },
): Promise<Answer> {
  const { actor, language } = asking;
  const mayEnd = mayDo(actor.roles, 'manage-floors');
  const refused = isRepeated && mayEnd ? undefined : await endPosts(world, asking, floor);
  if (refused) return refused;
  const known = await world.useCases.seeFloor(actor, floor);
  return { language, card: unfollowedCard(language, known.ok ? known.value.floor.name : floor) };
}

async function endPosts(
  world: BotWorld,
  { heard, actor, language }: Asking,
  floor: FloorId,
): Promise<Answer | undefined> {
  const { conversation } = heard.chat;
  const ended = await world.useCases.unfollowFloor(actor, { floor, conversation });
  return ended.ok ? undefined : { language, card: refusalCard(language, ended.refusal) };
}

const separator = (language: Language) => (language === 'ja' ? '、' : ', ');
const namesOf = (floors: readonly FloorSeen[]) => floors.map(({ floor }) => floor.name);
