import { expect, test } from './page.ts';

test('a long search shows its progress, is cancelled, and leaves the plan before in place', async ({
  evening,
}) => {
  const { page } = evening;
  await evening.open();
  await evening.plan();
  const before = await evening.stops.count();

  const settings = JSON.parse(await evening.sample('settings.json')) as {
    search?: { iterations: number; seed: number };
  };
  settings.search = { seed: 1, ...settings.search, iterations: 10_000_000 };
  await evening.drop({ name: 'settings.json', text: JSON.stringify(settings) });
  // New files are a new evening: no plan, today's date.
  await expect(evening.stops).toHaveCount(0);
  await page.locator('#evening-date').fill('2026-04-24');
  await page.locator('#evening-date').blur();

  await evening.planButton.click();
  const bar = page.getByRole('progressbar');
  await expect(bar).toBeVisible();
  await expect
    .poll(() => bar.evaluate((element) => (element as HTMLProgressElement).value))
    .toBeGreaterThan(0);
  await expect(page.locator('.planning-text')).toContainText(/[1-9]\d* hộ/);
  // The page stays alive meanwhile: a card opens.
  await page.getByRole('tab', { name: /^Các hộ/ }).click();
  await page.locator('household-list button.row').first().click();
  await expect(evening.card).toBeVisible();
  await evening.cancelButton.click();
  await expect(evening.cancelButton).toBeHidden();
  await expect(page.getByText('Đã hủy. Chưa có kế hoạch.')).toBeAttached();
  await expect(evening.planButton).toBeEnabled();

  await page.getByRole('button', { name: 'Về dữ liệu mẫu' }).click();
  await evening.ready();
  await evening.plan();
  expect(await evening.stops.count()).toBe(before);
});
