import { hamlet } from './hamlet.ts';
import { type EveningPage, expect, test } from './page.ts';

const EVENING = '2026-04-24';

async function openHamlet(evening: EveningPage): Promise<void> {
  await evening.open();
  await evening.drop(...hamlet());
  await expect(evening.page.getByRole('tab', { name: 'Các hộ (4)' })).toBeVisible();
  await evening.onDate(EVENING);
}

/** Marks of the houses in the plan made now, in order of name. */
async function plannedNow(evening: EveningPage): Promise<(string | null)[]> {
  await evening.page.locator('#tab-plan').click();
  await evening.plan();
  return (await evening.planned()).sort();
}

/** The entry of the repair list that says so. */
const entry = (evening: EveningPage, text: string) =>
  evening.page
    .locator('repair-list li')
    .filter({ has: evening.page.locator('button.row', { hasText: text }) });

test.describe('what could be joined', () => {
  test('does not count until somebody says so, and then at once', async ({ evening }) => {
    const { page } = evening;
    await openHamlet(evening);
    await expect(page.locator('repair-notice')).toContainText('2 chỗ đường có thể nối');
    expect(await plannedNow(evening)).toEqual(['LOOP', 'NEAR']);

    await page.locator('repair-notice').getByRole('button', { name: 'Xem' }).click();
    await expect(page.locator('#repairs-title')).toBeFocused();
    await expect(page.locator('.islands li')).toHaveCount(2);
    await expect(page.locator('.islands')).toContainText('Cách đường chính 2 m');
    await expect(page.locator('.islands li').filter({ hasText: '1 hộ' })).toHaveCount(2);

    const gap = entry(evening, 'Đầu đường hở 2 m');
    await expect(gap).toContainText('Dốc Bà Nở');
    await gap.getByRole('button', { name: /^Nối:/ }).click();
    await expect(page.locator('.islands li')).toHaveCount(1);
    await entry(evening, 'Hai đường cắt nhau')
      .getByRole('button', { name: /^Không nối:/ })
      .click();
    await expect(page.locator('repair-list')).toContainText('Không còn chỗ nào cần quyết.');

    await page.locator('#tab-plan').click();
    await expect(page.locator('repair-notice section')).toHaveCount(0);
    await expect(page.getByText('Buổi tối hoặc đường đi đã chỉnh.')).toBeVisible();
    expect(await plannedNow(evening)).toEqual(['GAP', 'LOOP', 'NEAR']);
  });

  test('stays listed when it is decided, and is decided otherwise or undone', async ({ evening }) => {
    const { page } = evening;
    await openHamlet(evening);
    await evening.trails();
    await page.getByRole('button', { name: 'Nối tất cả', exact: true }).click();
    await expect(page.locator('.islands')).toHaveCount(0);
    await page.locator('repair-list summary', { hasText: 'Đã quyết' }).click();
    const crossing = entry(evening, 'Hai đường cắt nhau');
    const join = crossing.getByRole('button', { name: /^Nối:/ });
    await expect(join).toHaveAttribute('aria-pressed', 'true');
    await crossing.getByRole('button', { name: /^Không nối:/ }).click();
    await expect(join).toHaveAttribute('aria-pressed', 'false');
    await expect(page.locator('.islands li')).toHaveCount(1);

    const undo = page.locator('undo-bar').getByRole('button', { name: 'Hoàn tác' });
    await expect(page.locator('undo-bar')).toContainText('Không nối 1 chỗ');
    await undo.click();
    await expect(join).toHaveAttribute('aria-pressed', 'true');
    await undo.click();
    await expect(undo).toHaveCount(0);
    await expect(page.locator('.islands li')).toHaveCount(2);
    await expect(page.locator('.repair-group')).toHaveCount(2);
  });

  test('is found on the map from the list, and in the list from the map', async ({ evening }) => {
    const { page } = evening;
    await openHamlet(evening);
    await evening.trails();
    const row = entry(evening, 'Đầu đường hở 2 m').locator('button.row');
    await row.click();
    await expect(row).toHaveAttribute('aria-pressed', 'true');
    const id = (await row.getAttribute('data-repair')) ?? '';
    await evening.drawn();
    const map = await page.locator('evening-map').boundingBox();
    const at = await evening.positionOf('positionOfRepair', id);
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(map?.width ?? 0);
    await row.click();
    await expect(row).toHaveAttribute('aria-pressed', 'false');
    await evening.drawn();
    await page.locator('evening-map canvas').click({ position: { x: at.x, y: at.y - 20 } });
    await expect(row).toHaveAttribute('aria-pressed', 'true');
    await expect(row).toBeInViewport();
  });
});

test.describe('a trail', () => {
  test('is closed by touching it on the map: the plan goes round it', async ({ evening }) => {
    const { page } = evening;
    await openHamlet(evening);
    expect(await plannedNow(evening)).toEqual(['LOOP', 'NEAR']);
    const length = async () => (await page.locator('.route header p').textContent()) ?? '';
    const before = await length();

    // Its key is known from the list; the touch is beside the line, as fingers are.
    await evening.findTrail('duong vong');
    const key = (await page.locator('[data-trail][aria-pressed="true"]').getAttribute('data-trail')) ?? '';
    await page.keyboard.press('Escape');
    await expect(evening.trailCard).toBeHidden();
    await page.locator('#tab-plan').click();
    await evening.drawn();
    const at = await evening.positionOf('positionOfTrail', key);
    await page.locator('evening-map canvas').click({ position: { x: at.x + 14, y: at.y - 14 } });
    await expect(evening.trailCard.getByRole('heading', { level: 2 })).toHaveText('Đường vòng');
    await expect(evening.trailCard).toContainText('gần Thôn Thử');

    await evening.rule('Đóng tối nay').click();
    await expect(evening.rule('Đóng tối nay')).toBeChecked();
    await expect(evening.trailCard.locator('.undo')).toContainText('Đã đóng tối nay: Đường vòng');
    await evening.trailCard.getByRole('button', { name: 'Đóng', exact: true }).click();
    expect(await plannedNow(evening)).toEqual(['LOOP', 'NEAR']);
    expect(await length()).not.toBe(before);

    await page.locator('undo-bar').getByRole('button', { name: 'Hoàn tác' }).click();
    await expect(page.getByText('Buổi tối hoặc đường đi đã chỉnh.')).toBeVisible();
    await evening.plan();
    expect(await length()).toBe(before);
  });

  test('is closed without a map, by keyboard, and opened again from the list', async ({ evening }) => {
    const { page } = evening;
    await openHamlet(evening);
    await evening.findTrail('đường sau');
    await page.keyboard.press('Tab');
    await evening.rule('Đóng tối nay').focus();
    await page.keyboard.press('Space');
    await expect(evening.rule('Đóng tối nay')).toBeChecked();
    await page.keyboard.press('Escape');
    await expect(page.locator('.trails button.row').first()).toBeFocused();
    await expect(page.locator('.restricted')).toContainText('Đường sau');

    await page.locator('#tab-households').click();
    const loop = page.locator('[data-household="loop"]');
    await expect(loop).toContainText('Chưa đến được');
    expect(await plannedNow(evening)).toEqual(['NEAR']);

    await evening.trails();
    await page.getByRole('button', { name: 'Mở lại: Đường sau' }).click();
    await expect(page.locator('.restricted')).toHaveCount(0);
    expect(await plannedNow(evening)).toEqual(['LOOP', 'NEAR']);
  });

  test('is closed for one evening only', async ({ evening }) => {
    const { page } = evening;
    await openHamlet(evening);
    await evening.findTrail('đường sau');
    await evening.rule('Đóng tối nay').click();
    await expect(page.locator('.restricted')).toContainText('tối 24/4');
    await page.keyboard.press('Escape');
    await evening.onDate('2026-04-25');
    await evening.trails();
    await expect(page.locator('.restricted')).toHaveCount(0);
  });

  test('can be kept from the dark, and from wet ground when it is wet', async ({ evening }) => {
    const { page } = evening;
    await openHamlet(evening);
    await evening.findTrail('đường sau');
    await evening.rule('Không đi sau mưa').click();
    await expect(evening.rule('Không đi sau mưa')).toBeChecked();
    await page.keyboard.press('Escape');
    expect(await plannedNow(evening)).toEqual(['LOOP', 'NEAR']);
    await page.locator('plan-form summary').click();
    await page.getByLabel('Đường ướt (vừa mưa)').check();
    expect(await plannedNow(evening)).toEqual(['NEAR']);
    await page.getByLabel('Đường ướt (vừa mưa)').uncheck();
    expect(await plannedNow(evening)).toEqual(['LOOP', 'NEAR']);

    await evening.findTrail('đường sau');
    await evening.rule('Không đi ban đêm').click();
    await expect(evening.rule('Không đi ban đêm')).toBeChecked();
    await page.keyboard.press('Escape');
    expect(await plannedNow(evening)).toEqual(['NEAR']);
  });
});

test.describe('what was chosen', () => {
  test('is there again after a reload, and goes out as a file that another device takes', async ({
    evening,
  }) => {
    const { page } = evening;
    await openHamlet(evening);
    await evening.trails();
    await entry(evening, 'Đầu đường hở 2 m').getByRole('button', { name: /^Nối:/ }).click();
    await expect(page.locator('.islands li')).toHaveCount(1);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Xuất tệp' }).click();
    expect((await download).suggestedFilename()).toBe('trail-choices.json');
    const chunks: Buffer[] = [];
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    expect((JSON.parse(text) as { accepted: string[] }).accepted).toHaveLength(1);

    // The page opens on the same commune.
    await page.reload();
    await evening.ready();
    await expect(page.locator('repair-notice')).toContainText('1 chỗ đường có thể nối');

    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await evening.ready();
    await expect(page.locator('repair-notice')).toContainText('2 chỗ đường có thể nối');
    await evening.drop({ name: 'trail-choices.json', text });
    await expect(page.locator('repair-notice')).toContainText('1 chỗ đường có thể nối');
  });

  test('survives a reload of the demo, which stays the demo', async ({ evening }) => {
    const { page } = evening;
    await evening.open();
    await evening.trails();
    await page.locator('.trails button.row').first().click();
    await evening.rule('Đóng tối nay').click();
    await expect(page.locator('.restricted li').first()).toBeVisible();
    await page.reload();
    await evening.ready();
    await evening.trails();
    await expect(page.getByRole('button', { name: /^Mở lại:/ }).first()).toBeVisible();
    await expect(page.getByText('Dữ liệu mẫu', { exact: true })).toBeVisible();
  });

  test('is put aside when it cannot be read, and said to be lost when it cannot be kept', async ({
    evening,
  }) => {
    const { page } = evening;
    await openHamlet(evening);
    await evening.trails();
    await entry(evening, 'Đầu đường hở 2 m').getByRole('button', { name: /^Nối:/ }).click();
    await expect(page.locator('.islands li')).toHaveCount(1);
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((name) => name.startsWith('evening-rounds.choices.')) ?? '';
      localStorage.setItem(key, '{"accepted": "from another time"}');
    });
    await page.reload();
    await evening.ready();
    await expect(page.locator('repair-notice')).toContainText('2 chỗ đường có thể nối');
    await evening.trails();
    await expect(page.getByRole('alert')).toContainText('Bản đó được để riêng');
    expect(await page.evaluate(() => Object.values(localStorage).join())).toContain('from another time');

    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await entry(evening, 'Đầu đường hở 2 m').getByRole('button', { name: /^Nối:/ }).click();
    await expect(page.getByRole('alert')).toContainText('không giữ lại được');
    await expect(page.locator('.islands li')).toHaveCount(1);
  });
});
