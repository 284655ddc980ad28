import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { languageFrom } from '@sekitori/api/contract/language';
import { z } from 'zod';
import { answerHtml, answerJson, formOf, goTo, jsonOf, UnusableRequest } from './http.ts';
import { operatorPage } from './operator-page.ts';
import { personChange, type RsiPeople, type RsiPerson } from './people.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const operatorForm = z.strictObject({
  token: z.string(),
  sub: z.string(),
  entitled: flag.optional(),
  companyAdministrator: flag.optional(),
});
const redirectWish = z.strictObject({ uri: z.url({ protocol: /^https?$/ }) });

type Turn = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
};

/** What RSI's operator may do, as pages and as JSON. Answers whether the address was one of these. */
export function operatorDesk(people: RsiPeople, redirectUris: Set<string>) {
  const token = randomBytes(16).toString('hex');

  async function answer(turn: Turn): Promise<boolean> {
    const { request, response, path } = turn;
    const one = /^\/operator\/people\/([^/]+)$/.exec(path)?.[1];
    if (path === '/operator/ping') answerJson(response, { rsi: 'stand-in' });
    else if (path === '/operator') await atTheDesk(turn);
    else if (path === '/operator/people')
      answerJson(response, { items: people.all().map(inShort) });
    else if (path === '/operator/redirect-uris') await allowRedirect(turn);
    else if (one !== undefined) await onePerson(request, response, decodeURIComponent(one));
    else return false;
    return true;
  }

  async function atTheDesk({ request, response }: Turn): Promise<void> {
    if (request.method !== 'POST') {
      const language = languageFrom(request.headers['accept-language']);
      return answerHtml(response, operatorPage({ language, people: people.all(), token }));
    }
    const form = operatorForm.safeParse(await formOf(request));
    if (!form.success || form.data.token !== token)
      throw new UnusableRequest(403, 'open /operator');
    const { token: _, sub, ...change } = form.data;
    people.change(personCalled(sub).sub, change);
    goTo(response, '/operator');
  }

  async function onePerson(request: IncomingMessage, response: ServerResponse, sub: string) {
    const person = personCalled(sub);
    if (request.method === 'PUT') {
      onlyFromScripts(request);
      people.change(person.sub, await jsonOf(request, personChange));
    }
    answerJson(response, inShort(personCalled(sub)));
  }

  async function allowRedirect({ request, response }: Turn): Promise<void> {
    if (request.method !== 'PUT') throw new UnusableRequest(405, 'PUT');
    onlyFromScripts(request);
    redirectUris.add((await jsonOf(request, redirectWish)).uri);
    answerJson(response, { items: [...redirectUris] });
  }

  function personCalled(called: string): RsiPerson {
    const person = people.withSub(called) ?? people.withMail(called);
    if (!person) throw new UnusableRequest(404, 'no such person');
    return person;
  }

  return answer;
}

/** A page elsewhere cannot send this header without a preflight, which nobody answers here. */
function onlyFromScripts(request: IncomingMessage): void {
  if (request.headers['x-rsi-operator'] !== '1') {
    throw new UnusableRequest(403, 'send the header X-RSI-Operator: 1');
  }
}

function inShort(person: RsiPerson) {
  return {
    sub: person.sub,
    name: person.name,
    mail: person.mail,
    tenant: person.tenant.id,
    entitled: person.isEntitled,
    companyAdministrator: person.isCompanyAdministrator,
  };
}
