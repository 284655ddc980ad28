import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as addFormats from 'ajv-formats';
import { z } from 'zod';

/** One answer as it went out. `body` is there where it was JSON, and `text` is what there was of it. */
export type HeardAnswer = {
  readonly method: string;
  /** Path and query as they were asked. */
  readonly url: string;
  readonly status: number;
  readonly type: string | undefined;
  readonly text: string | undefined;
};

export type Verdict = { readonly operation: string; readonly flaws: readonly string[] };

const mediaTypes = z.record(z.string(), z.object({ schema: z.unknown() }));
export const openApiShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        responses: z.record(
          z.string(),
          z.object({ content: mediaTypes.optional(), 'x-may-be-empty': z.boolean().optional() }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
export type OpenApi = z.infer<typeof openApiShape>;
type Promised = OpenApi['paths'][string][string];

const parameter = /\{\w+\}/g;
/** What may be said of an address or a method that is no operation's. */
const elsewhere = [400, 401, 403, 404, 405, 414, 429, 503];

/** Judges answers by an OpenAPI document: whether the status is announced, with this media type and this body. */
export function judgeBy(document: OpenApi): (answer: HeardAnswer) => Verdict {
  // It is compiled within the process that answers, and better code would take longer than it saves.
  const ajv = new Ajv2020({ strict: false, code: { optimize: false } });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://openapi.invalid/document', components: document.components });
  const checks = new WeakMap<object, ValidateFunction>();
  const operations = operationsOf(document);

  /** What is wrong with a body, or nothing. */
  function flawsOfJson(schema: unknown, text: string): string[] {
    if (typeof schema !== 'object' || schema === null) return [];
    const check = checks.get(schema) ?? ajv.compile(withinDocument(schema));
    checks.set(schema, check);
    const parsed = parseJson(text);
    if (parsed === undefined) return [`no JSON: ${text.slice(0, 80)}`];
    if (check(parsed.value)) return [];
    return (check.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`,
    );
  }

  function flawsOf(answer: HeardAnswer, promised: Promised): string[] {
    const response = promised.responses[String(answer.status)];
    if (!response) return [`status ${answer.status} is not announced`];
    const media = answer.type?.split(';')[0]?.trim();
    const isEmpty = media === undefined && !answer.text;
    if (!response.content) return isEmpty ? [] : [`a body of ${media}, where none is announced`];
    if (isEmpty && response['x-may-be-empty']) return [];
    const content = response.content[media ?? ''];
    if (!content) return [`${media ?? 'nothing'} instead of ${Object.keys(response.content)}`];
    return isJson(media) ? flawsOfJson(content.schema, answer.text ?? '') : [];
  }

  return (answer) => {
    const path = answer.url.split('?')[0] ?? '';
    const operation = operations.find(({ method, matches }) => {
      return method === answer.method && matches(path);
    });
    const ofCharset = flawsOfCharset(answer);
    if (operation) {
      const { promised } = operation;
      const flaws = [...flawsOf(answer, promised), ...ofCharset];
      return { operation: promised.operationId, flaws };
    }
    const problem = document.components.schemas['Problem'];
    return {
      operation: 'none',
      flaws: [...flawsElsewhere(answer, (text) => flawsOfJson(problem, text)), ...ofCharset],
    };
  };
}

/** Text and XML say how their bytes are to be read; JSON has no charset but UTF-8 (RFC 8259). */
const flawsOfCharset = ({ type = '' }: HeardAnswer): string[] =>
  /^text\/|[+/]xml\b/.test(type) && !/; ?charset=utf-8$/.test(type)
    ? [`${type} without charset`]
    : [];

export const isJson = (type: string | undefined) => /[/+]json\b/.test(type ?? '');

/** The pages are files and no operations; all else there is must be a problem document. */
function flawsElsewhere(answer: HeardAnswer, flawsOfProblem: (text: string) => string[]): string[] {
  const { method, url, status, type, text } = answer;
  const isPage = method === 'GET' && !/^\/(api|auth)(\/|$)/.test(url.split('?')[0] ?? '');
  if (isPage && (status === 200 || status === 304)) return [];
  if (!elsewhere.includes(status)) return [`status ${status} where there is no operation`];
  if (!type?.startsWith('application/problem+json')) return [`${type} where there is no operation`];
  return flawsOfProblem(text ?? '');
}

/** Every operation, those with fewer parameters in their path first: they hide what is like them. */
function operationsOf({ paths }: OpenApi) {
  const parametersIn = (path: string) => path.match(parameter)?.length ?? 0;
  return Object.keys(paths)
    .sort((one, other) => parametersIn(one) - parametersIn(other))
    .flatMap((path) => {
      const like = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(parameter, '[^/]+')}$`);
      return Object.entries(paths[path] ?? {}).map(([method, promised]) => ({
        method: method.toUpperCase(),
        // An address that climbs by dots is refused before anybody looks for an operation.
        matches: (asked: string) => like.test(asked) && !/\/\.{1,2}(\/|$)/.test(asked),
        promised,
      }));
    });
}

function withinDocument(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/', '"https://openapi.invalid/document#/'),
  );
}

function parseJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
