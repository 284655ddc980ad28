import type { FuzzRequest } from './requests.ts';

/** Enough for every header, condition and field of a request, a few times over. */
const mostTries = 120;

/** Takes from a request whatever is not needed for it to be answered wrong. */
export async function shortened(
  request: FuzzRequest,
  isWrong: (request: FuzzRequest) => Promise<boolean>,
): Promise<FuzzRequest> {
  let shortest = request;
  let tries = 0;
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const shorter of shorterThan(shortest)) {
      tries += 1;
      if (tries > mostTries) return shortest;
      if (!(await isWrong(shorter))) continue;
      shortest = shorter;
      isShorter = true;
      break;
    }
  }
  return shortest;
}

/** The same request with one thing less. */
function shorterThan(request: FuzzRequest): FuzzRequest[] {
  const { path, headers, body } = request;
  const [place = '', ...conditions] = path.split(/[?&]/);
  return [
    ...(body === undefined ? [] : shorterBodies(body)).map((less) => ({ ...request, body: less })),
    ...Object.keys(headers).map((name) => {
      const { [name]: _, ...others } = headers;
      return { ...request, headers: others };
    }),
    ...conditions.map((_, at) => {
      const left = conditions.toSpliced(at, 1).join('&');
      return { ...request, path: left === '' ? place : `${place}?${left}` };
    }),
  ];
}

function shorterBodies(body: string): (string | undefined)[] {
  const half = Math.ceil(body.length / 2);
  const halves = body.length > 1 ? [body.slice(0, half), body.slice(half)] : [];
  return [undefined, ...withoutOneField(body), ...halves];
}

function withoutOneField(body: string): string[] {
  const value = parsed(body);
  if (typeof value !== 'object' || value === null) return [];
  const entries = Object.entries(value);
  return entries.map((_, at) => JSON.stringify(Object.fromEntries(entries.toSpliced(at, 1))));
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
