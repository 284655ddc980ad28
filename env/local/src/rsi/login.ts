import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { languageFrom } from '@sekitori/api/contract/language';
import type { Interaction, Provider } from 'oidc-provider';
import { z } from 'zod';
import { demoPassword } from '../demo/demo-people.ts';
import { answerHtml, formOf, UnusableRequest } from './http.ts';
import { loginPage } from './login-page.ts';
import type { RsiPeople, RsiPerson } from './people.ts';

const loginForm = z.union([
  z.strictObject({ choice: z.enum(['known', 'cancel']) }),
  z.strictObject({ userId: z.string().max(200), password: z.string().max(200) }),
]);

type Turn = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly provider: Provider;
  readonly people: RsiPeople;
};

/** Shows who may sign in, or goes straight on where RSI has nothing to ask. */
export async function showLogin(turn: Turn): Promise<void> {
  const { request, response, provider } = turn;
  const interaction = await provider.interactionDetails(request, response);
  if (interaction.prompt.name === 'consent') {
    // A first-party product needs no consent; asking for it is answered as if it were given.
    return provider.interactionFinished(request, response, { consent: {} });
  }
  answerHtml(response, pageFor(turn, interaction));
}

export async function takeLogin(turn: Turn): Promise<void> {
  const { request, response, provider, people } = turn;
  const interaction = await provider.interactionDetails(request, response);
  const form = loginForm.safeParse(await formOf(request));
  if (!form.success) throw new UnusableRequest(400, 'not the form of the sign-in page');

  if ('choice' in form.data && form.data.choice === 'cancel') {
    const error_description = 'the person did not want to sign in';
    return provider.interactionFinished(request, response, {
      error: 'access_denied',
      error_description,
    });
  }
  if ('choice' in form.data) {
    const known = knownTo(interaction, people);
    return known
      ? finish(turn, interaction, known)
      : answerHtml(response, pageFor(turn, interaction));
  }
  const { userId, password } = form.data;
  const person = people.withMail(userId) ?? people.withSub(userId.trim());
  if (!person || !isSame(password, demoPassword)) {
    return answerHtml(response, pageFor(turn, interaction, userId), 401);
  }
  return finish(turn, interaction, person);
}

async function finish(turn: Turn, interaction: Interaction, person: RsiPerson): Promise<void> {
  const { request, response, provider } = turn;
  const before = interaction.session;
  if (before && before.accountId !== person.sub) {
    // Changing the person inside one session would end what the first one granted to the product.
    const session = await provider.Session.findByUid(before.uid);
    await session?.destroy();
    interaction.session = undefined;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  }
  await provider.interactionFinished(request, response, {
    login: { accountId: person.sub, remember: true },
    select_account: {},
  });
}

function pageFor(
  { request, people }: Turn,
  interaction: Interaction,
  wrongUserId?: string,
): string {
  const { ui_locales: wanted, login_hint: hint } = interaction.params;
  const language = typeof wanted === 'string' ? wanted : request.headers['accept-language'];
  return loginPage({
    language: languageFrom(language),
    people: people.all(),
    action: '/login',
    known: knownTo(interaction, people),
    wrongUserId,
    expectedUserId: typeof hint === 'string' ? hint : undefined,
  });
}

/** Who may go on without a password; nobody where the product asked for a new proof. */
function knownTo(interaction: Interaction, people: RsiPeople): RsiPerson | undefined {
  const sub = interaction.session?.accountId;
  if (interaction.prompt.name === 'login' || sub === undefined) return undefined;
  return people.withSub(sub);
}

function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
