import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { OperationChange } from '../../../api/src/contract/operation-wire.ts';
import { ask, type MadeFloor } from '../admin-site/a-floor.ts';
import { nothingToCome } from '../support/a-working-day.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';
import {
  anAdministrator,
  aPublishedFloor,
  everyDay,
  operate,
  workdayOf,
} from './an-operated-floor.ts';

const show = (page: Page, seat: string) => page.locator(`[data-seat="${seat}"]`).click();
const note = (page: Page, code: string) => page.locator(`[data-refusal="${code}"]`);

/** Six seats that are each given away in another way. */
async function aFloorOfReasons(administrator: Page, name: string): Promise<MadeFloor> {
  const floor = await aPublishedFloor(administrator, { name, seats: 10 });
  await operate(administrator, floor, {
    own: { hours: everyDay, quota: { perWeek: 9, perDay: 2 }, seatsAtATime: 'one' },
  });
  const closed = await workdayOf(administrator, floor, 2);
  const seat = async (name: string, change: Partial<OperationChange>) =>
    operate(administrator, floor, {
      ...change,
      place: { level: 'seat', seatIds: [`${floor.id}.${name.slice(2)}`] },
    });
  await seat('S-1', { own: { seatMode: { kind: 'drop-in' }, bookable: 'any-time' } });
  await seat('S-2', { own: { mayBook: { people: [], groups: ['経理部'] } } });
  await seat('S-3', {
    closures: [{ id: 'fix', first: closed, last: closed, reason: 'モニターの交換' }],
  });
  await seat('S-4', { own: { allDay: 'not-offered', freeTimes: 'not-offered' } });
  return floor;
}

describe('why not, on the user site', function () {
  this.timeout(240_000);
  after(closeSharedBrowser);

  it('is said of each seat before the click, with what would work one press away (B8)', async () => {
    const administrator = await anAdministrator();
    const floor = await aFloorOfReasons(administrator, '理由のフロア');
    const day = await workdayOf(administrator, floor, 2);
    const { page } = await aVisitor({ mail: 'emily.carter@midori.example' });
    // Whoever has a seat today would move to another.
    await nothingToCome(page);
    await page.goto(`/?floor=${floor.id}&workday=${day}`);
    await page.locator('[data-look="drop-in"]').waitFor();

    await show(page, 'S-2');
    await note(page, 'not-for-you')
      .getByText(/経理部だけが予約できます。席の設定です\(変更できるのは運用管理者\)/)
      .waitFor();
    const [first] = await note(page, 'not-for-you').getByRole('button').all();
    assert.ok(first);
    const alternative = /^(S-\d+) /.exec((await first.textContent()) ?? '')?.[1];
    await first.focus();
    await page.locator(`[data-seat="${alternative}"][data-emphasis="lit"]`).waitFor();

    await show(page, 'S-3');
    await note(page, 'seat-closed')
      .getByText(/モニターの交換/)
      .waitFor();
    await note(page, 'seat-closed').getByRole('button', { name: 'を見る' }).click();
    await page.getByRole('button', { name: 'S-3 をとる' }).waitFor();
    await page.goto(`/?floor=${floor.id}&workday=${day}&seat=${floor.id}.4`);
    await note(page, 'period-not-offered')
      .getByRole('button', { name: '08:00–20:00 にする' })
      .click();
    await page.getByRole('button', { name: 'S-4 をとる' }).waitFor();

    await page.getByRole('button', { name: '一覧', exact: true }).click();
    for (const [seat, why] of [
      ['S-1', '当日来た方から'],
      ['S-2', '経理部専用'],
      ['S-3', 'モニターの交換'],
    ]) {
      await page.getByRole('button', { name: new RegExp(`^席 ${seat}、.*${why}`) }).waitFor();
    }
    await page.goto(
      `/?floor=${floor.id}&workday=${await workdayOf(page, floor, 0)}&seat=${floor.id}.1`,
    );
    await page.getByRole('button', { name: 'いま S-1 をとる' }).waitFor();
  });

  it('moves an existing booking instead of asking to cancel it, takes the free part, and shows the quota', async () => {
    const administrator = await anAdministrator();
    const floor = await aFloorOfReasons(administrator, '移動のフロア');
    const day = await workdayOf(administrator, floor, 4);
    const morning = { from: `${day}T08:00:00+09:00`, to: `${day}T12:00:00+09:00` };
    await ask(administrator, 'POST', '/api/v1/bookings', {
      data: { seatId: `${floor.id}.6`, ...morning },
    });
    const { page } = await aVisitor({
      mail: 'minhanh.nguyen@midori.example',
      path: `/?floor=${floor.id}&workday=${day}`,
    });

    await page.locator('[data-seat="S-6"][data-look="partly-free"]').waitFor();
    await show(page, 'S-6');
    await note(page, 'seat-taken').getByRole('button', { name: '12:00–22:00 にする' }).click();
    await page.getByRole('button', { name: 'S-6 をとる' }).click();
    await page.getByText('S-6 をとりました').waitFor();
    await show(page, 'S-7');
    await page.getByRole('button', { name: 'S-7 に移る' }).click();
    await page.getByText('S-7 に移りました').waitFor();
    await page.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('S-6 に移りました').waitFor();

    await page.getByRole('button', { name: /^午前/ }).click();
    await show(page, 'S-8');
    await page.getByRole('button', { name: 'S-8 をとる' }).click();
    await page.getByText('S-8 をとりました').waitFor();
    await page.getByRole('button', { name: '時間を指定' }).click();
    await page.getByRole('combobox', { name: '開始' }).selectOption({ label: '20:00' });
    await show(page, 'S-9');
    await note(page, 'quota-reached').getByText('2 / 2').waitFor();
    await note(page, 'quota-reached')
      .getByText(/12:00–22:00 S-6/)
      .waitFor();
    await note(page, 'quota-reached').getByRole('button', { name: 'を見る' }).click();
    await page.getByRole('button', { name: 'S-9 をとる' }).waitFor();

    // Also where what comes first is on another floor, whose quotas are others.
    await page.goto('/bookings');
    await page
      .getByRole('list', { name: '予約できる回数' })
      .getByText(/^\d \/ 2$/)
      .waitFor();
  });

  it('has no serious accessibility flaw and no target too small for a thumb in any theme', async () => {
    const administrator = await anAdministrator();
    const floor = await aFloorOfReasons(administrator, '親指のフロア');
    const day = await workdayOf(administrator, floor, 2);
    const address = (seat: number) => `/?floor=${floor.id}&workday=${day}&seat=${floor.id}.${seat}`;
    const { page } = await aVisitor({
      mail: 'yumi.watanabe@midori.example',
      path: address(1),
      width: 390,
      height: 844,
    });
    const found: string[] = [];

    for (const seat of [1, 2, 3, 4]) {
      await page.goto(address(seat));
      await page.locator('[data-refusal]').waitFor();
      found.push(...(await flawsInEveryLook(page)), ...(await tooSmall(page)));
    }

    assert.deepEqual(found, []);
  });
});
