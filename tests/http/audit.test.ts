import assert from 'node:assert/strict';
import { personId, tenantId } from '../../api/src/domain/ids.ts';
import { aRecord } from '../audit/a-record.ts';
import { recordedBeside } from '../support/audit-seed.ts';
import { type Client, clientOf } from '../support/client.ts';
import { type RunningService, sharedService } from '../support/service.ts';

const path = '/api/v1/admin/audit';
/** Years that no other test has anything in. */
const spring = { from: '2021-04-01T00:00:00+09:00', to: '2021-06-01T00:00:00+09:00' };
const asked = (facts: Record<string, string> = {}) =>
  `${path}?${new URLSearchParams({ ...spring, ...facts })}`;
const exported = (format: string, facts: Record<string, string> = {}) =>
  asked({ format, ...facts }).replace(path, `${path}/export`);

describe('the audit log over HTTP (3.4)', () => {
  let service: RunningService;
  let people: Record<'general' | 'account' | 'operations' | 'system' | 'other', Client>;
  before(async function () {
    this.timeout(150_000);
    service = await sharedService();
    people = {
      general: await clientOf(service, 'misaki.takahashi@midori.example'),
      account: await clientOf(service, 'yumi.watanabe@midori.example'),
      operations: await clientOf(service, 'naoki.tanaka@midori.example'),
      system: await clientOf(service, 'masahiko.yamamoto@midori.example'),
      other: await clientOf(service, 'grace.hughes@contoso.example'),
    };
    const { id } = (await people.general.get('/api/v1/me')).body;
    const april = Date.parse('2021-04-12T09:00:00+09:00');
    const records = Array.from({ length: 130 }, (_, at) =>
      aRecord(`http-${at}`, {
        at: april + at * 3_600_000,
        tenant: tenantId('midori'),
        person: personId(id),
        object: { kind: 'floor', id: `floor-${at % 2}` },
        ...(at % 10 === 0 ? { outcome: 'refused', code: 'seat-taken' } : {}),
        ...(at === 129 ? { event: 'floor.delete', requestId: '=HYPERLINK("x")' } : {}),
      }),
    );
    const theirs = aRecord('theirs', { at: april, tenant: tenantId('contoso') });
    await recordedBeside(service, [...records, theirs]);
  });

  const allIds = async (facts: Record<string, string> = {}): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await people.system.get(asked({ ...facts, ...(cursor ? { cursor } : {}) }));
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.cursor;
    } while (cursor !== undefined);
    return ids;
  };

  it('is open to system administrators alone (3.4-d, 4.3)', async () => {
    for (const address of [asked(), exported('csv'), exported('jsonl'), `${path}/verification`]) {
      for (const [role, client] of Object.entries(people)) {
        const answer = await client.raw(address, {});
        const isAllowed = role === 'system' || role === 'other';

        assert.equal(answer.status, isAllowed ? 200 : 403, `${role} ${address}`);
        await answer.body?.cancel();
      }
    }
  });

  it('tells each record with the name of today, its seal and its object, the newest first', async () => {
    const { body } = await people.system.get(asked());
    const [first, second] = body.items;

    assert.equal(first.event, 'floor.delete');
    assert.equal(second.person.name, '高橋 美咲');
    assert.deepEqual(second.object, { kind: 'floor', id: 'floor-0' });
    assert.equal(second.seal.month, '2021-04');
    assert.match(second.seal.hash, /^[0-9a-f]{64}$/);
    assert.equal('tenant' in second, false);
    assert.equal((await allIds()).length, 130);
  });

  it('finds by event, group of events, object, outcome, person and time', async () => {
    const me = (await people.general.get('/api/v1/me')).body.id;
    const system = (await people.system.get('/api/v1/me')).body.id;
    const count = async (facts: Record<string, string>) => (await allIds(facts)).length;

    assert.equal(await count({ event: 'floor.' }), 1);
    assert.equal(await count({ event: 'floor.delete,booking.make' }), 130);
    assert.equal(await count({ event: 'booking' + '.makes' }), 0);
    assert.equal(await count({ object: 'floor-1' }), 65);
    assert.equal(await count({ outcome: 'refused', object: 'floor-0' }), 13);
    assert.equal(await count({ person: me }), 130);
    assert.equal(await count({ person: system }), 0);
    assert.equal(await count({ to: '2021-04-12T10:00:00+09:00' }), 1);
  });

  it('shows nothing of another tenant, whatever is asked (2.3-c)', async () => {
    const { cursor } = (await people.system.get(asked())).body;
    const theirs = await people.other.get(asked());
    const withOurs = await people.other.get(asked({ cursor }));
    const file = await (await people.other.raw(exported('jsonl'), {})).text();

    const ids: string[] = theirs.body.items.map(({ id }: { id: string }) => id);
    assert.ok(ids.includes('theirs'));
    assert.deepEqual(
      ids.filter((id) => id.startsWith('http-')),
      [],
    );
    assert.equal(JSON.stringify(withOurs.body).includes('http-'), false);
    assert.equal(file.includes('http-'), false);
    assert.equal(Buffer.from(cursor, 'base64url').toString().includes('midori'), false);
  });

  it('answers what cannot be used with 400 and the field', async () => {
    const made = (text: string) => Buffer.from(text).toString('base64url');
    const bad: readonly Record<string, string>[] = [
      { cursor: 'no cursor' },
      { cursor: made('garbage') },
      { cursor: made('{"month":"2021-04","cursor":"x"}') },
      { cursor: made('{"month":"1999-01"}') },
      { cursor: made('{"month":"2021-04","cursor":"[1,2]"}') },
      { event: 'no-point' },
      { event: `a.b${',a.b'.repeat(20)}` },
      { outcome: 'great' },
      { object: 'with space' },
      { person: 'a/b' },
      { from: '2021-07-01T00:00:00Z' },
      { to: 'tomorrow' },
      { tenant: 'contoso' },
    ];
    for (const facts of bad) {
      const { status, body } = await people.system.get(asked(facts));

      assert.equal(status, 400, JSON.stringify(facts));
      assert.equal(body.issues.length > 0, true);
    }
    for (const facts of [{ format: 'xls' }, { format: 'csv', cursor: 'abc' }]) {
      assert.equal((await people.system.get(exported('csv', facts))).status, 400);
    }
  });

  it('is taken out as CSV for Excel in Japan: BOM, quoted, no live formula, a neutral name (ASVS 1.2.10)', async () => {
    const answer = await people.system.raw(exported('csv', { lang: 'ja' }), {});
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const lines = text.split('\r\n');

    assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename="audit-log-\d{4}-\d\d-\d\d\.csv"$/,
    );
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.equal(lines.length, 132);
    assert.match(lines[0] ?? '', /^\uFEFF"日時 \(UTC\)","内容",/);
    assert.match(lines[1] ?? '', /"高橋 美咲さんがフロアを削除しました。"/);
    assert.ok(text.includes(`"'=HYPERLINK(""x"")"`));
    assert.doesNotMatch(text, /"[=+\-@＝＋－＠]/);
  });

  it('is taken out as lines of JSON, the same records as are shown', async () => {
    const answer = await people.system.raw(exported('jsonl', { object: 'floor-1' }), {});
    const lines = (await answer.text()).trimEnd().split('\n');
    const shown = await allIds({ object: 'floor-1' });

    assert.equal(answer.headers.get('content-type'), 'application/jsonl; charset=utf-8');
    assert.deepEqual(
      lines.map((line) => JSON.parse(line).id),
      shown,
    );
  });

  it('is verified over a stream that tells how far it is and ends with the result', async () => {
    const answer = await people.system.raw(`${path}/verification`, {});
    const events = (await answer.text())
      .split('\n')
      .filter((line) => line.startsWith('data: '))
      .map((line) => JSON.parse(line.slice(6)));
    const last = events.at(-1);

    assert.equal(answer.headers.get('content-type'), 'text/event-stream; charset=utf-8');
    assert.equal(last.ok, true);
    assert.ok(last.records >= 130);
    assert.ok(events.slice(0, -1).every(({ records, of }) => records > 0 && of > 0));
  });
});
