import type { PersonId, TenantId } from '../../domain/ids.ts';
import type { UseCases } from '../use-cases.ts';
import type { AuditStep } from './audit-record.ts';
import type { Operation } from './operation.ts';
import type { OperationContext } from './operations.ts';

/** What a message in a chat was about, by the use case that it led to; what changes something first. */
const chatEvents: readonly (readonly [keyof UseCases, string])[] = [
  ['bookSeat', 'chat.book'],
  ['cancelBooking', 'chat.cancel'],
  ['cancelRange', 'chat.cancel'],
  ['checkIn', 'chat.check-in'],
  ['runLate', 'chat.run-late'],
  ['releaseBooking', 'chat.release'],
  ['moveBooking', 'chat.move'],
  ['followFloor', 'chat.follow-floor'],
  ['unfollowFloor', 'chat.unfollow-floor'],
  ['completeTeamsLink', 'chat.linked'],
  ['unlinkTeamsUser', 'chat.sign-out'],
  ['leavePlace', 'chat.removed'],
  ['requestTeamsLink', 'chat.sign-in'],
  ['seeAvailability', 'chat.find-seats'],
  ['listBookings', 'chat.my-bookings'],
];

/** An event of a chat that no use case tells more of. */
export const chatEvent = 'chat.message';

/**
 * The same use cases; each call is a step of the operation that it belongs to and says whose the
 * operation is, and in a chat what it is about.
 */
export function useCasesOnRecord<Cases extends object>(
  useCases: Cases,
  context: OperationContext,
): Cases {
  return new Proxy(useCases, {
    get(target, name, receiver) {
      const method: unknown = Reflect.get(target, name, receiver);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]) => {
        const outcome: unknown = await Reflect.apply(method, target, given);
        const operation = context.current();
        if (operation) note(operation, { name: String(name), given, outcome });
        return outcome;
      };
    },
  });
}

type Called = {
  readonly name: string;
  readonly given: readonly unknown[];
  readonly outcome: unknown;
};

function note(operation: Operation, { name, given, outcome }: Called): void {
  const who = whoIn(given[0]) ?? whoIn(outcome) ?? whoIn(fieldOf(outcome, 'identity'));
  if (who) operation.by(who);
  const rank = chatEvents.findIndex(([useCase]) => useCase === name);
  const event = chatEvents[rank]?.[1];
  if (event !== undefined) operation.inChat(event, rank);
  const step = stepOf(name, outcome);
  operation.step(step);
  if (step.result !== 'done') operation.refused(step.result);
  const made = fieldOf(fieldOf(fieldOf(outcome, 'value'), 'booking'), 'id');
  if (typeof made === 'string') operation.about({ kind: 'booking', id: made });
}

function whoIn(value: unknown): { tenant: TenantId; person: PersonId } | undefined {
  const [tenant, person] = [fieldOf(value, 'tenant'), fieldOf(value, 'person')];
  const isSomebody = typeof tenant === 'string' && typeof person === 'string';
  return isSomebody ? { tenant: tenant as TenantId, person: person as PersonId } : undefined;
}

function stepOf(name: string, outcome: unknown): AuditStep {
  const isRefused = fieldOf(outcome, 'ok') === false;
  if (!isRefused) return { name, result: 'done' };
  const code = fieldOf(fieldOf(outcome, 'refusal'), 'code') ?? fieldOf(outcome, 'failure');
  return { name, result: typeof code === 'string' ? code : 'refused' };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([field]) => field === name)?.[1];
}
