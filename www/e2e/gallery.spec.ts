import { hamlet } from './hamlet.ts';
import { expect, test } from './page.ts';

const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1180, height: 820 },
  desktop: { width: 1440, height: 900 },
} as const;

/** Each size once and each theme; all of them with `GALLERY=all npm run test:e2e -- gallery`. */
const USUAL = ['phone night', 'tablet night', 'desktop day'];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const theme of ['day', 'night'] as const) {
    if (process.env.GALLERY !== 'all' && !USUAL.includes(`${size} ${theme}`)) continue;
    test(`pictures of ${size} by ${theme}`, async ({ evening }) => {
      const { page } = evening;
      const picture = async (name: string) => {
        await expect(page.locator('.map-canvas[data-drawn]')).toBeAttached();
        const shot = await page.screenshot({ path: `test-results/${size}-${theme}-${name}.png` });
        expect(shot.byteLength).toBeGreaterThan(20_000);
      };
      await page.setViewportSize(viewport);
      await evening.open();
      await evening.choose('theme', theme);
      await picture('1-start');
      await evening.plan();
      await picture('2-plan');
      await evening.stops.nth(1).click();
      await expect(evening.card).toBeVisible();
      await picture('3-card');
      await page.keyboard.press('Escape');
      await page.locator('replan-card header button').click();
      const marks = page.locator('.stop-mark');
      await marks.nth(0).locator('summary').click();
      await picture('12-mark');
      await marks.nth(0).locator('.doing-met').click();
      await marks.nth(1).locator('summary').click();
      await marks.nth(1).locator('.doing-skipped').click();
      await page.locator('replan-card .again button').click();
      await expect(page.locator('.changes')).toBeVisible();
      await picture('13-again');
      await page.locator('left-out .group summary').first().click();
      await page.locator('left-out').scrollIntoViewIfNeeded();
      await page.locator('left-out h2').evaluate((element) => element.scrollIntoView());
      await picture('4-left-out');

      await evening.drop(...hamlet());
      await expect(page.locator('repair-notice button')).toBeVisible();
      await picture('5-notice');
      await page.locator('repair-notice button').click();
      await page.locator('repair-list button.row').first().click();
      await picture('6-repairs');
      await page.locator('repair-list .decide button').first().click();
      await expect(page.locator('undo-bar button')).toBeVisible();
      await page.locator('.trails button.row').first().click();
      await evening.rule('Đóng tối nay').click();
      await evening.rule('Không đi ban đêm').click();
      await expect(evening.rule('Không đi ban đêm')).toBeChecked();
      await picture('7-trail');
      await page.keyboard.press('Escape');
      await page.locator('trail-list').evaluate((element) => element.scrollIntoView());
      await picture('8-closed');

      await page.getByRole('button', { name: 'Về dữ liệu mẫu' }).click();
      await evening.ready();
      await evening.trails();
      await page.locator('.map-foot summary').click();
      await picture('9-legend');
      await page.locator('.map-foot summary').click();
      const steep = page.locator('.trails button.row');
      for (const [number, rule] of [
        [2, 'Đóng tối nay'],
        [4, 'Không đi ban đêm'],
        [6, 'Không đi sau mưa'],
      ] as const) {
        await steep.nth(number).click();
        await evening.rule(rule).click();
        await expect(evening.rule(rule)).toBeChecked();
        if (number === 6) await picture('10-restricted');
        await page.keyboard.press('Escape');
      }
      await page.locator('trail-list').evaluate((element) => element.scrollIntoView());
      await picture('11-restricted-list');
    });
  }
}
