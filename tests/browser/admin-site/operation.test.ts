import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { seriousFlaws } from '../support/axe.ts';
import { closeSharedBrowser, type Look } from '../support/browser.ts';
import { flawsInEveryLook } from '../support/every-look.ts';
import { toldAbout } from '../support/told-about.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';
import { aFloor, ask, type MadeFloor } from './a-floor.ts';

const naoki = 'naoki.tanaka@midori.example';
const masahiko = 'masahiko.yamamoto@midori.example';
const emily = 'emily.carter@midori.example';

/** An administrator whose page has come, so that its session is there for what is asked beside it. */
async function anAdministrator(mail: string, look: Look = {}) {
  const visitor = await aVisitor({ mail, path: '/admin', ...look });
  await visitor.page.getByRole('heading', { name: 'フロアの管理' }).waitFor();
  return visitor;
}

const pathOf = ({ id }: MadeFloor) => `/admin/floors/${id}/operation`;
const apiOf = ({ id }: MadeFloor) => `/api/v1/admin/floors/${id}/operation`;

async function opened(page: Page, floor: MadeFloor, query = ''): Promise<void> {
  await page.goto(`${pathOf(floor)}${query}`);
  await page.getByRole('heading', { name: '予約できる期間と時間' }).waitFor();
}

const lineOf = (page: Page, setting: string) => page.locator(`[data-setting~="${setting}"]`);
const daysBox = (page: Page) => page.getByRole('textbox', { name: /^予約できる日数/ }).first();
const saveButton = (page: Page) => page.getByRole('button', { name: '保存', exact: true });
const originOf = async (line: Locator) => (await line.locator('[data-origin]').innerText()).trim();

/** A day so many days ahead of the floor's first that may be booked. */
async function dayAhead(page: Page, floor: MadeFloor, days: number): Promise<string> {
  const { bookable } = await ask(page, 'GET', `/api/v1/floors/${floor.id}`);
  const day = new Date(`${bookable.first}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** What another administrator saves for the floor, as a script of theirs would. */
async function savedByAnother(page: Page, floor: MadeFloor, own: object): Promise<void> {
  const { versions } = await ask(page, 'GET', apiOf(floor));
  await ask(page, 'PUT', apiOf(floor), {
    data: { change: { place: { level: 'floor' }, own, closures: [] }, bookings: 'keep' },
    headers: { 'if-match': versions.floor },
  });
}

/** Closes the seats that are looked at for a day, and saves with a choice about whoever is touched. */
async function closedFor(page: Page, day: string, choice: RegExp, save: string): Promise<string> {
  await page.getByRole('button', { name: '休みを追加' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('最初の日').fill(day);
  await dialog.getByLabel(/^理由/).fill(`${choice.source}の日`);
  await dialog.getByRole('button', { name: '一覧に入れる' }).click();
  await saveButton(page).click();
  const question = page.getByRole('alertdialog');
  const title = await question.getByRole('heading').first().innerText();
  await question.getByRole('radio', { name: choice }).click();
  await question.getByRole('button', { name: save }).click();
  await page.getByText('設定を保存しました。').waitFor();
  return title;
}

describe('how a floor operates, as its administrators set it', function () {
  this.timeout(240_000);
  after(closeSharedBrowser);

  it('shows where each value comes from, and takes a change, its undo, its reset and one for a date', async () => {
    const { page, complaints } = await anAdministrator(naoki);
    const floor = await aFloor(page, { name: '運用の階', seats: 4, publish: 'publish' });
    const ahead = lineOf(page, 'daysAhead');
    const origins: string[] = [];
    const noteOrigin = async () => origins.push(await originOf(ahead));

    await page.goto('/admin');
    await page.getByRole('link', { name: `${floor.name}の運用設定` }).click();
    await daysBox(page).waitFor();
    await noteOrigin();
    await daysBox(page).fill('7');
    await noteOrigin();
    await page.keyboard.press('Control+s');
    await page.getByText('設定を保存しました。').waitFor();
    const saved = await ask(page, 'GET', `/api/v1/floors/${floor.id}`);
    await page.getByRole('button', { name: '元に戻す', exact: true }).click();
    await page.getByText('設定を元に戻しました。').waitFor();
    await noteOrigin();
    const undone = await ask(page, 'GET', `/api/v1/floors/${floor.id}`);

    await daysBox(page).fill('3');
    await ahead.getByRole('button', { name: '上の設定に戻す: 14日先まで(標準)' }).click();
    await noteOrigin();
    await page.getByRole('combobox', { name: '使われ始める日' }).selectOption('date');
    await page.getByText('に使われている設定を見ています。').waitFor();
    await daysBox(page).fill('5');
    await saveButton(page).click();
    await page.getByText('5日先まで').first().waitFor();
    const { floor: later } = await ask(page, 'GET', apiOf(floor));
    await page.getByRole('button', { name: /からの予定を取り消す$/ }).click();
    await page.getByText('予定されていた変更を取り消しました。').waitFor();
    const { floor: over } = await ask(page, 'GET', apiOf(floor));

    assert.deepEqual([saved.settings.daysAhead, undone.settings.daysAhead], [7, 14]);
    assert.deepEqual(
      origins.map((origin) => origin.split('\n').filter((text) => /^(標準|フロア)$/.test(text))),
      [['標準'], ['フロア', '標準'], ['標準'], ['標準']],
    );
    assert.deepEqual(
      later.later.map(({ own }: { own: object }) => own),
      [{ daysAhead: 5 }],
    );
    assert.deepEqual(over.later, []);
    assert.deepEqual(complaints, []);
  });

  it('does to bookings what was chosen, and nothing by itself, as their holder sees', async () => {
    const { page, complaints } = await anAdministrator(naoki);
    const holder = await aVisitor({ mail: emily });
    const floor = await aFloor(page, { name: '休みの階', seats: 4, publish: 'publish' });
    const days = await Promise.all([5, 6, 7, 8].map((days) => dayAhead(page, floor, days)));
    const [kept = '', told = '', moved = '', released = ''] = days;
    for (const day of days) {
      await ask(holder.page, 'POST', '/api/v1/bookings', {
        data: {
          seatId: floor.seatIds[0],
          from: `${day}T06:00:00+09:00`,
          to: `${day}T07:30:00+09:00`,
        },
      });
    }

    await opened(page, floor);
    await page.getByRole('button', { name: /席を選ぶ/ }).click();
    await page.getByRole('checkbox', { name: 'S-1' }).click();
    await page.getByRole('button', { name: '設定を見る' }).click();
    const titles = [
      await closedFor(page, kept, /^そのままにする/, '保存する'),
      await closedFor(page, told, /^そのままにして、本人に知らせる/, '保存して知らせる'),
      await closedFor(page, moved, /^近くの空席に移す/, '保存して移す'),
      await closedFor(page, released, /^予約を取り消す/, '保存して取り消す'),
    ];
    await page.getByText('1件の予約を取り消しました。').waitFor();
    await holder.page.goto('/bookings');
    await toldAbout(holder.page, floor, 3);

    const isHere = ({ floorId }: { floorId: string }) => floorId === floor.id;
    const { items } = await ask(holder.page, 'GET', '/api/v1/bookings');
    const { items: notices } = await ask(holder.page, 'GET', '/api/v1/me/notices');
    assert.deepEqual(
      new Set(titles),
      new Set(['この変更で 1人・1件の予約がルールに合わなくなります']),
    );
    assert.deepEqual(
      items
        .filter(isHere)
        .map(({ workday, seatName }: { workday: string; seatName: string }) => [workday, seatName]),
      [
        [kept, 'S-1'],
        [told, 'S-1'],
        [moved, 'S-2'],
      ],
    );
    assert.deepEqual(
      notices
        .filter(({ booking }: { booking: { floorId: string } }) => isHere(booking))
        .map(({ kind, booking }: { kind: string; booking: { workday: string } }) => [
          booking.workday,
          kind,
        ])
        .sort(),
      [
        [told, 'rule-changed'],
        [moved, 'moved'],
        [released, 'released'],
      ],
    );
    assert.deepEqual(complaints, []);
  });

  it('has the second of two administrators choose field by field, and shows what contradicts itself where it stands', async () => {
    const { page, complaints } = await anAdministrator(naoki);
    const another = await anAdministrator(masahiko);
    const floor = await aFloor(page, { name: '二人の階', seats: 4, publish: 'publish' });
    const conflict = page.getByRole('alertdialog', { name: 'ほかの方が先に保存しました' });
    const quota = lineOf(page, 'quota');

    await opened(page, floor);
    await daysBox(page).fill('5');
    await page.getByRole('textbox', { name: /^1週間の回数/ }).fill('3');
    await savedByAnother(another.page, floor, {
      daysAhead: 9,
      names: 'hidden',
      quota: { perWeek: 2 },
    });
    await saveButton(page).click();
    await conflict.getByText(/^山本 雅彦さんが/).waitFor();
    const said = await conflict.innerText();
    const flaws = await flawsInEveryLook(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const small = await tooSmall(page);
    await page.setViewportSize({ width: 1440, height: 900 });
    await conflict.getByRole('radio', { name: '相手: 9日先まで' }).click();
    await conflict.getByRole('button', { name: 'この内容で保存' }).click();
    await page.getByText('設定を保存しました。').waitFor();
    const settled = await ask(page, 'GET', apiOf(floor));

    await page.getByRole('textbox', { name: /^1日の回数/ }).fill('4');
    await quota.locator('[data-flaw]').waitFor();
    const flaw = await quota.locator('[data-flaw]').innerText();
    await saveButton(page).click();
    await page.getByText('このままでは保存できません').waitFor();
    await page.getByRole('link', { name: 'フロアの一覧へ戻る' }).click();
    await page.getByRole('button', { name: '編集を続ける' }).click();
    await quota.getByRole('button', { name: /^保存した値に戻す: 1週間3回/ }).click();
    await quota.locator('[data-flaw]').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'フロアの一覧へ戻る' }).click();
    await page.waitForURL('**/admin');

    const after = await ask(page, 'GET', apiOf(floor));
    assert.match(said, /開いたとき: 上の設定に従う\s+相手: 9日先まで\s+あなた: 5日先まで/);
    assert.match(said, /名前の表示: 上の設定に従う → 表示しない/);
    assert.deepEqual(settled.floor.own, { daysAhead: 9, names: 'hidden', quota: { perWeek: 3 } });
    assert.match(flaw, /1日の上限\(4回\)が1週間の上限\(3回\)を超えています/);
    assert.deepEqual(after.floor.own, settled.floor.own);
    assert.deepEqual({ flaws, small, complaints }, { flaws: [], small: [], complaints: [] });
  });

  it('has no serious accessibility flaw in any theme, and room for thumbs on a phone', async () => {
    const { page } = await anAdministrator(naoki, { width: 390, height: 844 });
    const floor = await aFloor(page, { name: '文で決める階', seats: 6, publish: 'publish' });
    await savedByAnother(page, floor, {
      checkInMode: 'anywhere',
      mayBook: { people: [], groups: ['経理部'] },
      groupRules: [{ group: '経理部', daysAhead: 30 }],
      holidaysOf: 'JP',
    });
    const flaws: string[] = [];
    const small: string[] = [];

    for (const theme of ['light', 'dark', 'contrast']) {
      const note = async (screen: string) => {
        for (const flaw of await seriousFlaws(page)) flaws.push(`${theme} ${screen} ${flaw}`);
      };
      await opened(page, floor, `?theme=${theme}`);
      await page.getByRole('button', { name: '曜日ごとに変える' }).click();
      await page.getByRole('button', { name: /の祝日を見る$/ }).click();
      await daysBox(page).fill('5');
      await saveButton(page).waitFor();
      await note('sentences');
      small.push(...(await tooSmall(page)));
      await page.getByRole('button', { name: '休みを追加' }).click();
      await page.getByRole('dialog').waitFor();
      await note('closure');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /席を選ぶ/ }).click();
      await page.getByRole('dialog').waitFor();
      await note('seats');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '変更を捨てる' }).click();
    }

    assert.deepEqual(flaws, []);
    assert.deepEqual([...new Set(small)], []);
  });
});
