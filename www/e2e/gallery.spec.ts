import { expect, test } from './page.ts';

const SIZES = {
  phone: { width: 390, height: 844 },
  tablet: { width: 1180, height: 820 },
  desktop: { width: 1440, height: 900 },
} as const;

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const theme of ['day', 'night'] as const) {
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
      await page.locator('left-out .group summary').first().click();
      await page.locator('left-out').scrollIntoViewIfNeeded();
      await page.locator('left-out h2').evaluate((element) => element.scrollIntoView());
      await picture('4-left-out');
    });
  }
}
