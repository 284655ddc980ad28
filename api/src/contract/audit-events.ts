import type { RouteName, Routes } from './routes.ts';

/** What operators do by commands. */
const operatorEvents = [
  'operator.create-edge-key',
  'operator.rotate-edge-key',
  'operator.revoke-edge-key',
  'operator.list-edge-keys',
  'operator.make-keys',
  'operator.rotate-keys',
  'operator.back-up',
  'operator.restore',
  'operator.list-parked-notices',
  'operator.retry-notices',
  'operator.verify-audit-log',
] as const;
export type OperatorEvent = (typeof operatorEvents)[number];

/**
 * What is recorded beside the operations over HTTP: what people do in chats, what the clock begins,
 * what operators do, and requests that lead to no operation.
 */
export const otherEvents = [
  'chat.message',
  'chat.book',
  'chat.cancel',
  'chat.check-in',
  'chat.run-late',
  'chat.release',
  'chat.move',
  'chat.find-seats',
  'chat.my-bookings',
  'chat.follow-floor',
  'chat.unfollow-floor',
  'chat.sign-in',
  'chat.linked',
  'chat.sign-out',
  'chat.installed',
  'chat.removed',
  'notice.deliver',
  'booking.age',
  'booking.remind',
  'booking.keep',
  'booking.lapse',
  'booking.release-leaver',
  'entitlement.recheck',
  'request.unrouted',
  'request.without-key',
  ...operatorEvents,
] as const;

/** The name of every operation that can stand in the audit log. */
export type AuditEvent = Routes[RouteName]['audit'] | (typeof otherEvents)[number];

/** Events that people look for together; one that ends with a point stands for all that begin like it. */
export const eventGroups = {
  bookings: [
    'booking.',
    'seat.',
    'chat.book',
    'chat.cancel',
    'chat.check-in',
    'chat.run-late',
    'chat.release',
    'chat.move',
    'chat.find-seats',
    'chat.my-bookings',
    'notice.deliver',
  ],
  floors: [
    'floor.',
    'site.',
    'plan.',
    'operation.',
    'seat-codes.',
    'chat.follow-floor',
    'chat.unfollow-floor',
  ],
  administrators: ['administrator.', 'person.search', 'people-settings.'],
  'signing-in': ['session.', 'entitlement.', 'chat.sign-in', 'chat.linked', 'chat.sign-out'],
  'microsoft-365': [
    'organisation.',
    'teams-chat.',
    'chat.message',
    'chat.installed',
    'chat.removed',
    'bot.',
  ],
  'own-data': ['person.read-self', 'person.set-preferences', 'notice.list', 'notice.dismiss'],
  'audit-log': ['audit.'],
  service: ['health.', 'contract.', 'request.', 'operator.'],
} as const;
export type EventGroup = keyof typeof eventGroups;
