import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { AdminFloorWire } from '../../../api/src/contract/floor-wire.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { toldAbout } from '../support/told-about.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor, type Visitor } from '../support/visitor.ts';
import { operate, workdayOf } from '../user-site/an-operated-floor.ts';
import { aFloor, ask, type MadeFloor } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';
const takumi = 'takumi.hayashi@midori.example';
const none = { flaws: [], small: [], complaints: [] };
const room = { id: 'room', name: '作業中の一角', x: 0, y: 0, width: 30, height: 30 };

type Draft = Pick<AdminFloorWire, 'name' | 'zones' | 'seats'>;

/** What a script or another administrator's browser saves of the floor as it stands now. */
async function saved(
  page: Page,
  { id }: MadeFloor,
  changed: (draft: Draft) => Partial<Draft>,
): Promise<AdminFloorWire> {
  const path = `/api/v1/admin/floors/${id}`;
  const { name, plan, zones, seats, version } = await ask(page, 'GET', path);
  return ask(page, 'PUT', path, {
    data: { name, planId: plan.id, zones, seats, ...changed({ name, zones, seats }) },
    headers: { 'if-match': version },
  });
}

const without = (name: string) => (draft: Draft) => ({
  seats: draft.seats.filter((seat) => seat.name !== name),
});

const inRoom = (seats: Draft['seats'], name: string) =>
  seats.map((seat) => (seat.name === name ? { ...seat, zoneId: room.id } : seat));

describe('what administrators do over the heads of others', function () {
  this.timeout(180_000);
  let visitor: Visitor;
  let page: Page;
  before(async () => {
    visitor = await aVisitor({ mail: naoki, path: '/admin', width: 390, height: 844 });
    page = visitor.page;
  });
  after(closeSharedBrowser);

  async function opened(floor: MadeFloor): Promise<void> {
    await page.goto(`/admin/floors/${floor.id}`);
    await page.locator('[data-seat]').first().waitFor();
  }
  const dialog = () => page.getByRole('alertdialog');
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

  it('keeps and moves bookings when it publishes, as was chosen and as their holder sees', async () => {
    const floor = await aFloor(page, { name: '模様替えの階', seats: 6 });
    const { version } = await saved(page, floor, ({ seats }) => ({
      zones: [room],
      seats: inRoom(seats, 'S-2'),
    }));
    const path = `/api/v1/admin/floors/${floor.id}`;
    await ask(page, 'POST', `${path}/publish`, { headers: { 'if-match': version } });
    const seatMode = { kind: 'unavailable', reason: '床の工事' } as const;
    await operate(page, floor, { place: { level: 'zone', zoneId: room.id }, own: { seatMode } });
    const { page: holder } = await aVisitor({ mail: takumi });
    for (const [ahead, seat] of [0, 2, 5].entries()) {
      const day = await workdayOf(holder, floor, 9 + ahead);
      const [from, to] = [`${day}T05:00:00+09:00`, `${day}T06:00:00+09:00`];
      const data = { seatId: floor.seatIds[seat], from, to };
      await ask(holder, 'POST', '/api/v1/bookings', { data });
    }
    const seenBy = async (notices: number) => {
      await toldAbout(holder, floor, notices);
      await holder.goto('/bookings');
      const rows = holder.getByRole('listitem').filter({ hasText: floor.name });
      await rows.first().waitFor();
      return (await rows.allInnerTexts()).map((text) => /S-\d/.exec(text)?.[0]);
    };

    await saved(page, floor, without('S-1'));
    await saved(page, floor, ({ seats }) => ({ seats: inRoom(seats, 'S-3') }));
    await opened(floor);
    await press('公開…');
    await dialog().getByText('公開すると 1人・2件の予約に影響します').waitFor();
    const flaws = await flawsInEveryLook(page);
    const small = await tooSmall(page);
    const touched = await page.locator('[data-touched]').allInnerTexts();
    await dialog()
      .getByRole('radio', { name: /^残る席の予約はそのままにする/ })
      .check();
    await press('公開する');
    await page.getByText('公開しました。').waitFor();
    const kept = await seenBy(1);
    await holder.getByText(/^S-1\(.*の予約は取り消されました/).waitFor();
    await saved(page, floor, without('S-6'));
    await opened(floor);
    await press('公開…');
    await dialog()
      .getByRole('radio', { name: /^近くの空席に移す/ })
      .check();
    const offered = await dialog().getByRole('radio').count();
    await press('公開して移す');
    await page.getByText('公開しました。').waitFor();
    const moved = await seenBy(2);
    await holder.getByText(/^予約が S-5\(.*に移りました/).waitFor();

    assert.deepEqual(
      touched.map((text) => text.replaceAll(/\s+/g, ' ').replace(/^.*? (?=S-)/, '')),
      [
        'S-1 林 拓海さん この席はなくなります 近くの空席: S-4',
        'S-3 林 拓海さん この席は利用できません 近くの空席: S-6',
      ],
    );
    assert.deepEqual(
      [kept, moved],
      [
        ['S-3', 'S-6'],
        ['S-3', 'S-5'],
      ],
    );
    assert.equal(offered, 2);
    assert.deepEqual({ flaws, small, complaints: visitor.complaints }, none);
  });

  it('saves the work of all who changed a floor at once, however many come in between', async () => {
    const floor = await aFloor(page, { name: 'みんなで直す階', seats: 4 });

    await opened(floor);
    await page.locator('[data-seat]').first().focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Delete');
    await saved(page, floor, () => ({ name: 'みんなの階' }));
    await page.keyboard.press('Control+s');
    await dialog().getByText('フロアの名前: みんなの階').waitFor();
    const flaws = await flawsInEveryLook(page);
    const small = await tooSmall(page);
    await saved(page, floor, without('S-4'));
    await press('両方の変更を合わせて保存');
    await dialog().getByText('削除: S-4').waitFor();
    await press('両方の変更を合わせて保存');
    await page.getByText(/^下書きを保存済み/).waitFor();

    const { name, seats } = await ask(page, 'GET', `/api/v1/admin/floors/${floor.id}`);
    const names = seats.map((seat: { name: string }) => seat.name);
    assert.deepEqual({ name, names }, { name: 'みんなの階', names: ['S-2', 'S-3'] });
    assert.equal(await page.locator('[data-seat]').count(), 2);
    assert.deepEqual({ flaws, small, complaints: visitor.complaints }, none);
  });
});
