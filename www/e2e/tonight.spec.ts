import { hamlet } from './hamlet.ts';
import type { Dropped } from './page.ts';
import { expect, test } from './page.ts';

/** The made-up hamlet with its files changed by name. */
function changed(changes: Record<string, (content: never) => unknown>, ...more: Dropped[]): Dropped[] {
  const files = hamlet().map(({ name, text }) => {
    const change = changes[name];
    return { name, text: change ? JSON.stringify(change(JSON.parse(text) as never)) : text };
  });
  return [...files, ...more];
}

interface House {
  id: string;
  people: number;
  pending: { person: string; task: string; abroad?: boolean }[];
  absence?: object;
}
type Houses = { features: { properties: House }[] };

/** Changes every house of the hamlet. */
const houses = (change: (house: House) => void) => (content: Houses) => {
  for (const { properties } of content.features) change(properties);
  return content;
};

test('progress is told with and without those abroad', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  // 4,684 people, 39 cards left, of which 25 abroad.
  await evening.drop(
    ...changed({
      'households.geojson': houses((house) => {
        const count = house.id === 'near' ? 39 : 0;
        house.people = 45;
        house.pending = Array.from({ length: count }, (_, index) => ({
          person: `p${index}`,
          task: 'identity_card',
          abroad: index < 25,
        }));
      }),
      'settings.json': (settings: object) => ({ ...settings, targets: { identity_card: 4684 } }),
    }),
  );
  await evening.ready();
  await page.locator('#tab-households').click();
  const card = page.locator('progress-card');
  await expect(card.locator('summary')).toContainText('4.645/4.684 · 25 ở nước ngoài · còn 14');
  await card.locator('summary').click();
  await expect(card).toContainText('99,17 %');
  await expect(card).toContainText('không tính người ở nước ngoài: 99,70 %');
  await evening.choose('language', 'en');
  await expect(card.locator('summary')).toContainText('4,645/4,684 · 25 abroad · 14 left');
});

test('a slider re-orders the households while it moves', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  await page.locator('#tab-households').click();
  const rows = page.locator('household-list .row-title b');
  const before = await rows.allTextContents();
  await page.locator('weight-panel summary').click();
  const slider = page.locator('#weight-absence');
  await slider.focus();
  for (let press = 0; press < 4; press += 1) await slider.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', '200 %');
  await expect.poll(() => rows.allTextContents()).not.toEqual(before);
  await page.getByRole('button', { name: 'Về như cài đặt' }).click();
  await expect.poll(() => rows.allTextContents()).toEqual(before);
  await expect(slider).toHaveAttribute('aria-valuetext', '100 %');
});
