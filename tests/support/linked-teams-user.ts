import type { TeamsUser } from '../../api/src/application/teams-chats.ts';
import { offerLinkCodeWith } from '../../api/src/application/teams-link.ts';
import type { Actor } from '../../api/src/domain/person.ts';
import { connected } from './organisations.ts';
import { entitled } from './signed-in.ts';
import { given, type TestWorld } from './world.ts';

/** A Teams user who signed in as the actor, the way people do: digits of a login, typed into the chat. */
export async function linkedTeamsUser(
  world: TestWorld,
  actor: Actor,
  name = `teams-${actor.person}`,
): Promise<TeamsUser> {
  await entitled(world, actor);
  const entraTenant = await connected(world, actor.tenant);
  const user = { entraTenant, user: name };
  const chat = { ...user, conversation: `chat-${name}` };
  const request = await world.useCases.requestTeamsLink(chat);
  const digits = given(await offerLinkCodeWith(world)(request, actor));
  given(await world.useCases.completeTeamsLink(chat, digits));
  return user;
}
