import assert from 'node:assert/strict';
import { type AuditEvent, eventGroups, otherEvents } from '../../api/src/contract/audit-events.ts';
import { auditText, eventText, reasonText } from '../../api/src/contract/audit-text.ts';
import { auditOutcomes } from '../../api/src/contract/audit-wire.ts';
import { languages } from '../../api/src/contract/language.ts';
import { type RouteName, routes } from '../../api/src/contract/routes.ts';
import type { FaultCode } from '../../api/src/http/problem-text.ts';
import type { UnusableCode } from '../../api/src/http/unusable.ts';

const ofRoutes = (Object.keys(routes) as RouteName[]).map((name) => routes[name].audit);
/** Asked for by name, so that one that is lost from the table is missed here. */
const ofBotAndWorker = [
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
  'audit.verify',
  'audit.export',
  'audit.search',
];
const events = [...new Set<string>([...ofRoutes, ...otherEvents, ...ofBotAndWorker])];

/** One of each; a new problem does not compile until it stands here too. */
const problems: { readonly [Code in UnusableCode | FaultCode]: true } = {
  'invalid-request': true,
  'not-signed-in': true,
  'foreign-request': true,
  'no-such-route': true,
  'method-not-allowed': true,
  'too-large': true,
  'left-amid-body': true,
  'address-too-long': true,
  'unsupported-media-type': true,
  fault: true,
  'store-busy': true,
  'rsi-unreachable': true,
  'keys-unreachable': true,
  'entitlement-unconfirmed': true,
  'too-many-requests': true,
  overloaded: true,
};

const hana = { actor: 'person', person: { id: 'hana', name: '佐藤 花子' } } as const;
const booked = { ...hana, event: 'booking.make', outcome: 'done' } as const;

/** The events of a list that sentences have no words for: they are named by their bare name. */
const wordless = (asked: readonly string[]) =>
  asked.flatMap((event) =>
    languages
      .filter((language) => eventText(event, language).includes(event))
      .map((language) => `${event} ${language}`),
  );

describe('the words of the audit log (3.4)', () => {
  it('are there for each operation of every front end and the worker, in both languages', () => {
    assert.ok(events.length > 60, `${events.length} events`);
    assert.deepEqual(wordless(events), []);
  });

  it('are missed where an operation has none', () => {
    assert.deepEqual(wordless(['booking.make', 'seat.paint']), ['seat.paint ja', 'seat.paint en']);
  });

  it('make one sentence of every event and outcome, each another one', () => {
    for (const language of languages) {
      const sentences = events.flatMap((event) =>
        auditOutcomes.map((outcome) => auditText({ ...hana, event, outcome }, language)),
      );

      for (const sentence of sentences) {
        assert.match(sentence, language === 'ja' ? /^.*[がは].*。$/ : /^[A-Z佐].*\.$/, sentence);
        assert.doesNotMatch(sentence, /undefined|null|\{|\s\s/, sentence);
      }
      assert.equal(new Set(sentences).size, sentences.length);
    }
  });

  it('say who did what, how it ended and why', () => {
    const told = (facts: Partial<Parameters<typeof auditText>[0]>) =>
      languages.map((language) => auditText({ ...booked, ...facts }, language));

    assert.deepEqual(told({}), ['佐藤 花子さんが席を予約しました。', '佐藤 花子 booked a seat.']);
    assert.deepEqual(told({ outcome: 'refused', code: 'seat-taken' }), [
      '佐藤 花子さんが席を予約しようとしましたが、ほかの方が先に予約していました。',
      '佐藤 花子 tried to book a seat, but somebody else had the seat.',
    ]);
    assert.deepEqual(told({ event: 'floor.delete', outcome: 'denied', code: 'not-permitted' }), [
      '佐藤 花子さんがフロアを削除しようとしましたが、許可されませんでした(ロールで許可されていない操作でした)。',
      '佐藤 花子 tried to delete a floor and was turned away: their roles do not allow it.',
    ]);
    assert.deepEqual(told({ event: 'floor.read-availability', count: 12 }), [
      '佐藤 花子さんがフロアの空席を見ました(1分間に12回)。',
      '佐藤 花子 looked at which seats are free on a floor (12 times within a minute).',
    ]);
    assert.deepEqual(told({ event: 'floor.read', count: 1, isCounting: true }), [
      '佐藤 花子さんがフロアを見ました(1分間に1回以上)。',
      '佐藤 花子 looked at a floor (once or more within a minute).',
    ]);
    assert.deepEqual(told({ outcome: 'unknown' }), [
      '佐藤 花子さんが席を予約しようとしましたが、途中で途切れ、結果はわかりません。',
      '佐藤 花子 began to book a seat; it was cut off, and how it ended is not known.',
    ]);
  });

  it('name whoever has no name: the service, strangers, people no longer on record, RSI', () => {
    const told = (facts: Partial<Parameters<typeof auditText>[0]>) =>
      auditText({ ...booked, ...facts }, 'en');

    assert.match(told({ actor: 'service', event: 'notice.deliver' }), /^Sekitori told/);
    assert.match(told({ actor: 'nobody', outcome: 'denied' }), /^Somebody who was not signed in /);
    assert.match(told({ person: { id: 'gone' } }), /^Somebody no longer on record booked/);
    assert.match(told({ actor: 'nobody', event: 'session.ended-by-rsi' }), /^RICOH Smart/);
  });

  it('say why, for every code that a problem document can carry', () => {
    const wordlessCodes = Object.keys(problems).filter(
      (code) => reasonText(code, 'ja') === undefined || reasonText(code, 'en') === undefined,
    );

    assert.deepEqual(wordlessCodes, []);
  });

  it('keep a name as it is, whatever it holds', () => {
    const person = { id: 'x', name: '{{who}} __proto__ $& <b>' };

    assert.equal(auditText({ ...booked, person }, 'en'), `${person.name} booked a seat.`);
    assert.equal(reasonText('__proto__', 'en'), undefined);
    assert.match(auditText({ ...booked, event: 'constructor' }, 'en'), /did “constructor”/);
  });

  it('put every event into a group that people can look for', () => {
    const wanted: readonly string[] = Object.values(eventGroups).flat();
    const known: readonly AuditEvent[] = [...ofRoutes, ...otherEvents];

    const lost = known.filter(
      (event) =>
        !wanted.some(
          (asked) => asked === event || (asked.endsWith('.') && event.startsWith(asked)),
        ),
    );

    assert.deepEqual(lost, []);
  });
});
