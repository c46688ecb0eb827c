import { expect, test } from './page.ts';

const VI = /^Không cách xếp nào tốt hơn quá [\d,]+ %$|^Đã là cách xếp tốt nhất$/;
const EN = /^Within [\d.]+% of the best possible$|^The best plan possible$/;

test('how near the plan is to the best is told under its totals and read out, in both languages', async ({
  evening,
}) => {
  const { page } = evening;
  const line = page.locator('.totals .margin');
  const status = page.locator('[role="status"][aria-live="polite"]');
  await evening.open();
  await expect(line).toBeHidden();
  await evening.plan();
  await expect(line).toHaveText(VI);
  // Read out once it is found out, and politely: whoever listens to the plan being ready hears that first.
  await expect(status).toHaveText(VI);
  const said = (await status.textContent())?.trim();
  await expect(line).toHaveText(said ?? '');
  await evening.choose('language', 'en');
  await expect(line).toHaveText(EN);
  await expect(status).toHaveText(EN);
});

test('it is said of the plan that is shown, and of no other evening', async ({ evening }) => {
  const { page } = evening;
  const line = page.locator('.totals .margin');
  await evening.open();
  await evening.plan();
  await expect(line).toBeVisible();
  // Looking at a household changes nothing.
  await evening.stops.first().click();
  await expect(evening.card).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(line).toBeVisible();
  // Another evening: what is shown is no longer what was asked.
  await page.locator('plan-form summary').click();
  await page.locator('#last-knock').selectOption('19:00');
  await expect(page.getByText('Buổi tối hoặc đường đi đã chỉnh.')).toBeVisible();
  await expect(line).toBeHidden();
  await evening.planButton.click();
  await expect(evening.cancelButton).toBeHidden();
  await expect(line).toHaveText(VI);
});

test('another plan can be made while it is being found out', async ({ evening }) => {
  await evening.open();
  for (let time = 0; time < 3; time += 1) {
    await evening.planButton.click();
    await expect(evening.stops.first()).toBeVisible();
    await expect(evening.cancelButton).toBeHidden();
  }
  await expect(evening.page.locator('.totals .margin')).toHaveText(VI);
});
