import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { languageFrom } from '@sekitori/api/contract/language';
import { z } from 'zod';
import { answerHtml, answerJson, formOf, goTo, jsonOf, UnusableRequest } from './http.ts';
import type { LogOut } from './log-out.ts';
import { type OperatorPage, operatorPage } from './operator-page.ts';
import { personChange, type RsiPeople, type RsiPerson } from './people.ts';
import { type BadDay, delay, troubleWish } from './trouble.ts';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const operatorForm = z.strictObject({
  token: z.string(),
  sub: z.string(),
  entitled: flag.optional(),
  companyAdministrator: flag.optional(),
  deleted: flag.optional(),
  tenant: personChange.shape.tenant,
  'log-out': flag.optional(),
});
const troubleForm = z.strictObject({
  token: z.string(),
  kind: troubleWish.shape.kind,
  seconds: z.coerce.number().pipe(delay),
});
const redirectWish = z.strictObject({ uri: z.url({ protocol: /^https?$/ }) });

type Turn = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
};
type Desk = {
  readonly people: RsiPeople;
  readonly redirectUris: Set<string>;
  readonly day: BadDay;
  readonly logOut: LogOut;
};

/** What RSI's operator may do, as pages and as JSON. Answers whether the address was one of these. */
export function operatorDesk({ people, redirectUris, day, logOut }: Desk) {
  const token = randomBytes(16).toString('hex');
  const places: Readonly<Record<string, (turn: Turn) => Promise<void> | void>> = {
    '/operator': (turn) => (turn.request.method === 'POST' ? takeForm(turn) : show(turn)),
    '/operator/ping': ({ response }) => answerJson(response, { rsi: 'stand-in' }),
    '/operator/people': ({ response }) =>
      answerJson(response, { items: people.ever().map(inShort) }),
    '/operator/redirect-uris': allowRedirect,
    '/operator/trouble': (turn) =>
      turn.request.method === 'POST' ? takeTrouble(turn) : scriptTrouble(turn),
  };

  async function answer(turn: Turn): Promise<boolean> {
    const { path } = turn;
    const [, one, deed] = /^\/operator\/people\/([^/]+)(?:\/(log-out))?$/.exec(path) ?? [];
    if (one !== undefined) await onePerson(turn, decodeURIComponent(one), deed !== undefined);
    else if (Object.hasOwn(places, path)) await places[path]?.(turn);
    else return false;
    return true;
  }

  function show({ request, response }: Turn, signedOut?: OperatorPage['signedOut']): void {
    const language = languageFrom(request.headers['accept-language']);
    const of = { language, people: people.ever(), trouble: day.now(), signedOut, token };
    answerHtml(response, operatorPage(of));
  }

  async function takeForm(turn: Turn): Promise<void> {
    const { sub, 'log-out': isLogOut, ...change } = await formHere(turn, operatorForm);
    const person = personCalled(sub);
    if (isLogOut) {
      const { failed } = await logOut(person.sub);
      return show(turn, { name: person.name, isTold: failed === 0 });
    }
    const { token: _, ...changes } = change;
    people.change(person.sub, changes);
    goTo(turn.response, '/operator');
  }

  async function takeTrouble(turn: Turn): Promise<void> {
    const { kind, seconds } = await formHere(turn, troubleForm);
    day.set({ kind, seconds });
    goTo(turn.response, '/operator');
  }

  async function formHere<Shape extends z.ZodType<{ token: string }>>(
    { request }: Turn,
    shape: Shape,
  ): Promise<z.infer<Shape>> {
    const form = shape.safeParse(await formOf(request));
    if (!form.success || form.data.token !== token)
      throw new UnusableRequest(403, 'open /operator');
    return form.data;
  }

  async function scriptTrouble({ request, response }: Turn): Promise<void> {
    if (request.method === 'PUT') {
      onlyFromScripts(request);
      day.set(await jsonOf(request, troubleWish));
    }
    answerJson(response, day.now());
  }

  async function onePerson({ request, response }: Turn, called: string, isLogOut: boolean) {
    const { sub } = personCalled(called);
    if (isLogOut) {
      if (request.method !== 'POST') throw new UnusableRequest(405, 'POST');
      onlyFromScripts(request);
      return answerJson(response, await logOut(sub));
    }
    if (request.method === 'PUT') {
      onlyFromScripts(request);
      people.change(sub, await jsonOf(request, personChange));
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
    const person = people.ever().find(({ sub, mail }) => sub === called || mail === called);
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
    deleted: person.isDeleted,
  };
}
