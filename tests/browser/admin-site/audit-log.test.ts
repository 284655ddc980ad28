import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Item } from '../../../api/src/application/store.ts';
import { tenantId } from '../../../api/src/domain/ids.ts';
import { besideService, recordedBeside } from '../../support/audit-seed.ts';
import { type RunningService, sharedService } from '../../support/service.ts';
import { seriousFlaws } from '../support/axe.ts';
import { closeSharedBrowser } from '../support/browser.ts';
import { tooSmall } from '../support/touch-targets.ts';
import { aVisitor } from '../support/visitor.ts';
import { ask } from './a-floor.ts';
import { aDayOnRecord, manyOnRecord } from './audit-records.ts';

const grace = 'grace.hughes@contoso.example';
const daniel = 'daniel.reyes@contoso.example';
const path = '/admin/audit-log';
const thatDay = `${path}?period=custom&from=2021-05-12&to=2021-05-12`;
const thatWeek = `${path}?period=custom&from=2021-05-06&to=2021-05-12`;

const rowsOf = (page: Page) => page.getByRole('table', { name: '操作ログ' }).locator('tbody tr');
const rowOf = (page: Page, text: string) => rowsOf(page).filter({ hasText: text });

describe('the Audit log page (3.4)', function () {
  this.timeout(240_000);
  let service: RunningService;
  before(async () => {
    service = await sharedService();
    const { page, profile } = await aVisitor({ mail: grace });
    const idOf = async (name: string): Promise<string> => {
      const found = await ask(page, 'GET', `/api/v1/admin/people?q=${name}`);
      return found.items[0].person.id;
    };
    const people = { alice: await idOf('alice.morgan'), daniel: await idOf('daniel.reyes') };
    await recordedBeside(service, [...aDayOnRecord(people), ...manyOnRecord(people.alice, 70)]);
    await profile.close();
  });
  after(closeSharedBrowser);

  it('shows who did what, when and how it ended, a sentence each, and a record in full', async () => {
    const { page, complaints } = await aVisitor({ mail: grace, path: thatDay });
    await rowsOf(page).first().waitFor();

    const sentences = await rowsOf(page).getByRole('button').allInnerTexts();
    await rowOf(page, 'サインインしました').getByRole('button').click();
    const drawer = page.getByRole('dialog');
    const facts = await drawer.innerText();
    await page.keyboard.press('Escape');
    await rowOf(page, 'フロアの空席を見ました').getByRole('button').click();
    await drawer.getByText('12回以上(集計中').waitFor();

    assert.deepEqual(
      sentences.map((text) => text.split('\n')[0]),
      [
        '席取りが予約のことを Teams に知らせました。',
        '登録のない方が予約を取り消しました。',
        'Daniel Reyesさんがフロアを公開しようとしましたが、途中で途切れ、結果はわかりません。',
        'Daniel Reyesさんがフロアを公開しようとしましたが、失敗しました(データベースが応答しませんでした)。',
        'Alice Morganさんがフロアを削除しようとしましたが、許可されませんでした(ロールで許可されていない操作でした)。',
        'Alice Morganさんがチャットで自分の予約の一覧を見ました。',
        'Alice Morganさんが席を予約しました。',
        'Alice Morganさんが席を予約しようとしましたが、ほかの方が先に予約していました。',
        'Alice Morganさんがフロアの空席を見ました(1分間に12回以上)。',
        'Alice Morganさんがサインインしました。',
      ],
    );
    for (const fact of [
      '9:00:00',
      'rsi: exchange',
      '180 ミリ秒',
      'request-day-0',
      '番として封印済み',
    ]) {
      assert.ok(facts.includes(fact), `${fact} in ${facts}`);
    }
    assert.deepEqual(complaints, []);
  });

  it('finds by outcome, group of events, person and object, and keeps the search in its address', async () => {
    const { page } = await aVisitor({ mail: grace, path: thatDay });
    await rowsOf(page).first().waitFor();
    const shown = async (count: number) =>
      page.waitForFunction(
        (wanted) => document.querySelectorAll('tbody tr').length === wanted,
        count,
      );

    await page.getByLabel('結果', { exact: true }).selectOption('denied');
    await shown(1);
    await page.getByRole('button', { name: '条件をすべて外す' }).click();
    await shown(10);
    await page.getByLabel('操作', { exact: true }).selectOption('floors');
    await shown(4);
    await page.getByLabel('操作', { exact: true }).selectOption('');
    await page.getByRole('combobox', { name: '利用者' }).fill('reyes');
    await page.getByRole('option', { name: /Daniel Reyes/ }).click();
    await shown(2);
    await page.reload();
    await shown(2);
    await page
      .getByRole('button', { name: /^Daniel Reyes/ })
      .first()
      .waitFor();
    await rowsOf(page).first().getByRole('button').click();
    await page.getByRole('button', { name: 'この対象だけを表示' }).click();
    await shown(4);

    assert.match(page.url(), /object=tower-4/);
    assert.doesNotMatch(page.url(), /person|Reyes/);
    assert.equal(await page.getByLabel('対象ID').inputValue(), 'tower-4');
  });

  it('shows more on demand, and says where a period has nothing', async () => {
    const { page } = await aVisitor({ mail: grace, path: thatWeek });
    await rowsOf(page).first().waitFor();

    const first = await rowsOf(page).count();
    await page.getByRole('button', { name: 'さらに表示' }).click();
    await page.getByText('この期間の記録は以上です。').waitFor();
    const all = await rowsOf(page).count();
    await page.goto(`${path}?period=custom&from=2020-01-01&to=2020-01-02`);
    await page.getByRole('heading', { name: 'この条件の記録はありません' }).waitFor();

    assert.deepEqual([first, all], [50, 80]);
  });

  it('verifies on demand, says that all is whole, and names the first bad record where one was changed', async () => {
    const { page } = await aVisitor({ mail: grace, path: thatDay });

    await page.getByRole('button', { name: 'いま検証する' }).click();
    await page.getByText('操作ログに異常はありません').waitFor();
    const restore = await changed(service, 'day-3');
    await page.getByRole('button', { name: 'いま検証する' }).click();
    await page.getByText('操作ログが封印したときと違います').waitFor();
    const told = await page.getByRole('status').filter({ hasText: '違います' }).innerText();
    await restore();
    await page.getByRole('button', { name: 'もう一度' }).click();
    await page.getByText('操作ログに異常はありません').waitFor();

    assert.match(told, /2021年5月の\d+番の記録が書き換えられています。/);
  });

  it('is taken out as a file with the filters that are shown', async () => {
    const { page } = await aVisitor({ mail: grace, path: `${thatDay}&outcome=denied` });
    await rowsOf(page).first().waitFor();

    await page.getByRole('button', { name: '書き出す' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');

    assert.match(download.suggestedFilename(), /^audit-log-\d{4}-\d\d-\d\d\.csv$/);
    assert.equal(text.trimEnd().split('\r\n').length, 2);
    assert.match(text, /フロアを削除しようとしましたが/);
  });

  it('is worked by keyboard alone, and the focus comes back to the record', async () => {
    const { page } = await aVisitor({ mail: grace, path: thatDay });
    await rowsOf(page).first().waitFor();
    const focusIn = (selector: string) =>
      page.waitForFunction((wanted) => document.activeElement?.closest(wanted) !== null, selector);

    await page.getByRole('button', { name: '7日間' }).focus();
    for (let tabs = 0; tabs < 30 && !(await isInTable(page)); tabs += 1) {
      await page.keyboard.press('Tab');
    }
    const reached = await isInTable(page);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await focusIn('[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusIn('tbody tr:first-child');

    assert.equal(reached, true);
  });

  it('is for system administrators alone; others see no entry and no page', async () => {
    const { page } = await aVisitor({ mail: daniel, path });

    await page.getByRole('heading', { name: 'この画面を開く権限がありません' }).waitFor();
    const links = await page.getByRole('navigation').getByRole('link').allInnerTexts();

    assert.equal(links.includes('操作ログ'), false);
  });

  it('has no serious accessibility flaw in any theme: list, record, verification, nothing found', async () => {
    const { page } = await aVisitor({ mail: grace, path: thatDay });
    const flaws: string[] = [];

    for (const theme of ['light', 'dark', 'contrast']) {
      const note = async (screen: string) => {
        for (const flaw of await seriousFlaws(page)) flaws.push(`${theme} ${screen} ${flaw}`);
      };
      await page.goto(`${thatDay}&theme=${theme}`);
      await rowsOf(page).first().waitFor();
      await page.getByRole('button', { name: 'いま検証する' }).click();
      await page.getByText('操作ログに異常はありません').waitFor();
      await note('list');
      await rowOf(page, 'サインインしました').getByRole('button').click();
      await page.getByRole('dialog').waitFor();
      await note('record');
      await page.goto(`${path}?period=custom&from=2020-01-01&to=2020-01-02&theme=${theme}`);
      await page.getByRole('heading', { name: 'この条件の記録はありません' }).waitFor();
      await note('nothing');
    }

    assert.deepEqual(flaws, []);
  });

  it('fits a phone as cards and gives thumbs 44 pixels; the menu of the person leads there', async () => {
    const { page } = await aVisitor({ mail: grace, width: 390, height: 844 });
    const small: string[] = [];
    const widths = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );

    await page.getByRole('button', { name: 'Grace Hughesさんのメニュー' }).click();
    await page.getByRole('menuitem', { name: '操作ログ' }).click();
    await page.getByRole('heading', { name: '操作ログ' }).waitFor();
    await page.goto(thatDay);
    await rowsOf(page).first().waitFor();
    small.push(...(await tooSmall(page)));
    const wide = [await widths()];
    await rowOf(page, 'サインインしました').getByRole('button').click();
    await page.getByRole('dialog').waitFor();
    small.push(...(await tooSmall(page)));
    wide.push(await widths());

    assert.deepEqual(small, []);
    assert.deepEqual(wide, [0, 0]);
  });
});

const isInTable = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('tbody') !== null);

/** Somebody with the database in their hands rewrites one record; answers how to put it back. */
async function changed(service: RunningService, id: string): Promise<() => Promise<void>> {
  const scope = 'audit:2021-05';
  const write = (change: (body: object) => object, known?: Item<object>) =>
    besideService(service, async (stores) => {
      const store = stores.forTenant(tenantId('contoso'));
      const found = known ?? (await store.read<object>(scope, `op:${id}`));
      assert.ok(found);
      const { etag: _, ...item } = found;
      await store.commit(scope, [{ kind: 'put', item: { ...item, body: change(item.body) } }]);
      return found;
    });
  const before = await write((body) => ({ ...body, event: 'floor.list' }));
  return async () => {
    await write((body) => body, before);
  };
}
