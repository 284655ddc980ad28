import { offerLinkCodeWith } from '../../api/src/application/teams-link.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { entitled } from './signed-in.ts';
import { given, type TestWorld } from './world.ts';

/** A Teams user who signed in as the actor, the way people do: digits of a login, typed into the chat. */
export async function linkedTeamsUser(world: TestWorld, actor: Actor) {
  await entitled(world, actor);
  const user = { entraTenant: 'entra-1', user: `teams-${actor.person}` };
  const chat = { ...user, conversation: `chat-${actor.person}` };
  const request = await world.useCases.requestTeamsLink(chat);
  const digits = await offerLinkCodeWith(world)(request, actor);
  given(await world.useCases.completeTeamsLink(chat, digits ?? ''));
  return user;
}
