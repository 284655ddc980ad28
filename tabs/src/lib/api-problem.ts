import { type ProblemWire, problemWire } from '@sekitori/api/contract/problem';

/** The service said no, or could not: carries the problem document, already in the reader's language. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: ProblemWire;

  constructor(problem: ProblemWire) {
    super(`${problem.status} ${problem.code}`);
    this.problem = problem;
  }
}

/** No answer came: the network is down, or the service is. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The answer is not in the contract of this page: the service is newer, and the page must be loaded again. */
export class PageOutdated extends Error {
  override readonly name = 'PageOutdated';
}

/** The problem a failed answer carries; an answer of something in between (a proxy) counts as unreachable. */
export async function problemOf(answer: Response): Promise<ApiProblem | Unreachable> {
  const isProblem = answer.headers.get('content-type')?.includes('problem+json') ?? false;
  const document = isProblem ? problemWire.safeParse(await answer.json()) : undefined;
  return document?.success
    ? new ApiProblem(document.data)
    : new Unreachable(`status ${answer.status} without a problem document`);
}

/** Whether the session is missing or over. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.status === 401;
}

/** The problem document, where the service said no with that code. */
export function problemCoded(error: unknown, code: string): ProblemWire | undefined {
  return error instanceof ApiProblem && error.problem.code === code ? error.problem : undefined;
}
