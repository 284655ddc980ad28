import type { AuditObject } from '../application/audit/audit-record.ts';
import type { Beginning, Ending } from '../application/audit/operation.ts';
import type { Route } from '../contract/route.ts';
import type { RouteName, Routes } from '../contract/routes.ts';
import { NotPermitted } from './door.ts';
import type { Answer } from './handler.ts';
import { problemText } from './problem-text.ts';
import { refusalStatus } from './refusal-response.ts';
import { problemCodeOf } from './respond.ts';

type Audit = Routes[RouteName]['audit'];

/** What says nothing of anybody: whether the process is well, and how it is asked. */
const unrecorded: ReadonlySet<string> = new Set<Audit>([
  'health.live',
  'health.ready',
  'contract.read',
]);

/** What an open page asks again and again; counted by the minute. */
const frequent: ReadonlySet<string> = new Set<Audit>([
  'booking.list',
  'floor.follow-availability',
  'floor.list',
  'floor.read',
  'floor.read-availability',
  'floor.read-days',
  'notice.list',
  'person.read-self',
  'plan.read',
]);

export const isRecorded = ({ audit }: Route) => !unrecorded.has(audit);

export const beginningOf = (
  { audit: event }: Route,
  known: Pick<Beginning, 'requestId'>,
): Beginning => ({
  event,
  way: 'web',
  ...known,
  isFrequent: frequent.has(event),
});

/** What a request's address names: its first id. */
export function objectOf({ object: kind }: Route, params: unknown): AuditObject | undefined {
  const values = typeof params === 'object' && params !== null ? Object.values(params) : [];
  const id: unknown = values[0];
  return typeof id === 'string' ? { kind, id } : undefined;
}

/** How an operation ended, as what is answered tells it. */
export function endingOfAnswer(route: Route, answer: Answer<Route>): Ending {
  switch (answer.kind) {
    case 'refusal': {
      const { code } = answer.refusal;
      return { outcome: 'refused', code, status: refusalStatus[code] };
    }
    case 'json':
      return { outcome: 'done', status: answer.status ?? route.success.status };
    case 'redirect':
      return { outcome: 'done', status: 302 };
    default:
      return { outcome: 'done', status: route.success.status };
  }
}

/** How a download ended that began well, by what broke it off. */
export function endingOfDownload(broken: unknown): Ending {
  const hasLeft =
    broken instanceof Error && 'code' in broken && broken.code === 'ERR_STREAM_PREMATURE_CLOSE';
  if (hasLeft) return { outcome: 'failed', code: 'broken-off', status: 200 };
  return { ...endingOfThrown(broken), status: 200 };
}

/** How an operation ended that threw. */
export function endingOfThrown(thrown: unknown): Ending {
  if (thrown instanceof NotPermitted) {
    return { outcome: 'denied', code: 'not-permitted', status: 403 };
  }
  const code = problemCodeOf(thrown);
  const { status } = problemText(code, 'en');
  return { outcome: outcomeOf(status), code, status };
}

function outcomeOf(status: number): Ending['outcome'] {
  if (status >= 500) return 'failed';
  return [401, 403, 429].includes(status) ? 'denied' : 'unusable';
}
