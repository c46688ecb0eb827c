import type { Locator } from '@playwright/test';
import { violations } from './axe.ts';
import { type EveningPage, expect, test } from './page.ts';
import { made, metres, openRiding, parked, pixelOf, TRAILHEAD } from './riding.ts';

const signs = ({ page }: EveningPage): Locator => page.locator('.parking-sign');
const said = ({ page }: EveningPage): Locator => page.locator('parking-list .pins li');
const card = ({ page }: EveningPage): Locator => page.locator('aside.sheet.parking');

test('a round rides, parks, walks and rides on, in the list and on the map', async ({ evening }) => {
  const { page } = evening;
  await openRiding(evening);
  await evening.plan();
  const plan = await made(evening);
  const places = new Set(parked(plan).map(String));
  expect(places.size).toBeGreaterThan(1);
  await expect(signs(evening)).toHaveCount(places.size);
  const list = page.locator('route-list .timeline');
  await expect(list).toContainText(/Xe máy \d+ phút · [\d,]+ (m|km)/);
  await expect(list).toContainText(/Để xe ở đây \d\d:\d\d · cạnh nhà road \(Thôn Một\)/);
  await expect(list).toContainText(/Về chỗ để xe \d+ phút · \d+ m/);
  // The house stands where one parks.
  await expect(list).not.toContainText('· 8 m');
  await expect(list).toContainText(/Lấy xe \d\d:\d\d/);
  await expect(list.locator('.leg.park')).toHaveCount(parked(plan).length);
  const { totals } = plan.teams[0] ?? {};
  await expect(page.locator('.ways li').first()).toHaveText(
    `Xe máy ${Math.round((totals?.riding_s ?? 0) / 60)} phút · ${((totals?.riding_m ?? 0) / 1000).toLocaleString('vi', { maximumFractionDigits: 1 })} km`,
  );
  await expect(page.locator('.ways li').last()).toContainText(
    `Đi bộ ${Math.round((totals?.walking_s ?? 0) / 60)} phút`,
  );

  // A sign says where it is, who parks there and when; its card says for which houses.
  const sign = page.getByRole('button', { name: /^Chỗ để xe cạnh nhà road \(Thôn Một\)\. Tổ 1 · / });
  await sign.focus();
  await page.keyboard.press('Enter');
  await expect(card(evening)).toContainText('Đi bộ đến: road');
  await page.keyboard.press('Escape');
  await expect(card(evening)).toBeHidden();
});

test('a forbidden place moves the motorbike, and is taken back', async ({ evening }) => {
  const { page } = evening;
  await openRiding(evening);
  await evening.plan();
  const before = await made(evening);
  const at = parked(before).findIndex((place) => metres(place, TRAILHEAD) < 5);
  expect(at).toBeGreaterThanOrEqual(0);
  await page.locator('.leg.park').nth(at).getByRole('button', { name: 'Không để xe ở đây' }).click();
  await expect(page.getByText('Kế hoạch bên dưới vẫn là của lần xếp trước')).toBeVisible();
  await expect(said(evening)).toHaveCount(1);
  await expect(said(evening)).toContainText('Không để xe cách nhà spur-low (Thôn Một) 500 m');
  await evening.plan();
  const moved = await made(evening);
  expect(moved.parking?.forbidden).toHaveLength(1);
  expect(parked(moved).every((place) => metres(place, TRAILHEAD) > 5)).toBe(true);
  await expect(page.getByRole('button', { name: /^Không để xe, / })).toBeVisible();

  // It is kept on this machine, for this evening.
  await openRiding(evening);
  await expect(said(evening)).toHaveCount(1);
  await evening.onDate('2026-04-25');
  await expect(said(evening)).toHaveCount(0);
  await evening.onDate('2026-04-24');
  await said(evening)
    .getByRole('button', { name: /^Bỏ yêu cầu – Không để xe/ })
    .click();
  await expect(said(evening)).toHaveCount(0);
  await page.locator('undo-bar button').click();
  await expect(said(evening)).toHaveCount(1);
  await expect(page.locator('undo-bar button')).toHaveCount(0);
});

test('a place is added by a touch of the map, and used', async ({ evening }) => {
  const { page } = evening;
  await openRiding(evening);
  await evening.plan();
  const before = await made(evening);
  const at = parked(before).findIndex((place) => metres(place, TRAILHEAD) < 5);
  await page.locator('.leg.park').nth(at).getByRole('button', { name: 'Không để xe ở đây' }).click();

  // Far from any road: told in words, and the next touch is another try.
  await page.getByRole('button', { name: 'Thêm chỗ để xe' }).click();
  await expect(page.locator('.placing-bar')).toBeVisible();
  const map = page.locator('evening-map .maplibregl-canvas');
  await map.click({ position: await pixelOf(evening, [107.43, 16.2055]) });
  await expect(page.locator('.placing-bar')).toContainText('không có đường nào xe máy đi được');
  const wanted = [107.43465, 16.2001] as const;
  await map.click({ position: await pixelOf(evening, wanted) });
  await expect(page.locator('.placing-bar')).toHaveCount(0);
  await expect(page.getByText('không có đường nào xe máy đi được')).toHaveCount(0);
  await expect(said(evening)).toHaveCount(2);
  await expect(page.getByRole('button', { name: /^Chỗ để xe đã thêm, / })).toBeVisible();
  await evening.plan();
  const after = await made(evening);
  const [added] = after.parking?.added ?? [];
  // A touch is as good as the finger; the road is at 16.2°.
  expect(metres(added ?? [], [wanted[0], 16.2])).toBeLessThan(60);
  expect(added?.[1]).toBeCloseTo(16.2, 5);
  expect(parked(after).map(String)).toContain(String(added));
  await page.screenshot({ path: 'test-results/riding-added.png' });
});

test('a place near a house needs no touch of the map', async ({ evening }) => {
  const { page } = evening;
  await openRiding(evening);
  await page.locator('#tab-households').click();
  await page.locator('household-list [data-household="far"]').click();
  await evening.card.getByRole('button', { name: 'Để xe gần nhà này' }).click();
  await page.locator('#tab-plan').click();
  await expect(said(evening)).toHaveText(/Thêm chỗ để xe cạnh nhà far \(Thôn Một\)/);
});

test('a team with a motorbike may walk all of it', async ({ evening }) => {
  const { page } = evening;
  await openRiding(evening);
  await evening.plan();
  const riding = await made(evening);
  await page.locator('plan-form summary').click();
  const walks = page.getByRole('switch', { name: 'Tổ 1: đi bộ cả buổi' });
  await walks.click();
  await expect(walks).toBeChecked();
  await evening.plan();
  const walking = await made(evening);
  expect(walking.totals.riding_s).toBe(0);
  expect(walking.totals.stops).toBeLessThan(riding.totals.stops);
  await expect(signs(evening)).toHaveCount(0);
  await expect(page.locator('.ways')).toHaveCount(0);
  await expect(page.locator('parking-list section')).toHaveCount(0);
});

test('in the middle of a walk the planner is told where the motorbike stands', async ({ evening }) => {
  const { page } = evening;
  await page.clock.setFixedTime('2026-04-24T18:50:00+07:00');
  await openRiding(evening);
  await evening.plan();
  const first = await made(evening);
  const stop = first.teams[0]?.stops[0]?.household ?? '';
  await page.getByRole('button', { name: 'Ghi việc đã làm' }).click();
  await page.locator('.stop-mark summary').first().click();
  await page.locator('.stop-mark .doing-met').first().click();
  await page.getByRole('button', { name: 'Tính lại từ bây giờ' }).click();
  await expect(page.locator('.changes')).toBeVisible();
  await expect(evening.cancelButton).toBeHidden();
  const plan = await made(evening);
  const [told] = plan.underway?.teams ?? [];
  expect(told?.made?.[0]).toMatchObject({ household: stop, parked: parked(first)[0] });
  expect(plan.teams[0]?.stops[0]).toMatchObject({ household: stop, made: 'met' });
  expect(plan.teams[0]?.legs.at(-1)).toMatchObject({ mode: 'ride', to: { at: 'end' } });
});

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;

for (const [language, theme, size] of [
  ['vi', 'day', 'desktop'],
  ['en', 'night', 'phone'],
] as const) {
  test(`riding in ${language} by ${theme}: axe finds nothing, and what is touched is large enough`, async ({
    evening,
  }) => {
    const { page } = evening;
    await page.setViewportSize(SIZES[size]);
    await openRiding(evening);
    await evening.choose('language', language);
    await evening.choose('theme', theme);
    const picture = async (name: string) => {
      await evening.drawn();
      await page.screenshot({ path: `test-results/riding-${size}-${theme}-${name}.png` });
    };
    await evening.plan();
    await picture('1-plan');
    expect(await violations(evening)).toEqual([]);
    await page.locator('route-list [data-household="spur-low"]').click();
    await expect(evening.card).toBeVisible();
    await picture('6-walk');
    await page.keyboard.press('Escape');
    await page.locator('.leg.park').first().scrollIntoViewIfNeeded();
    await picture('2-list');
    await page.locator('.leg.park button').first().click();
    await page.locator('parking-list .placing-button').click();
    await expect(page.locator('.placing-bar')).toBeVisible();
    await picture('3-placing');
    expect(await violations(evening)).toEqual([]);
    await page.locator('.placing-bar button').click();
    await page.locator('parking-list .row').first().click();
    await expect(card(evening)).toBeVisible();
    await picture('4-card');
    expect(await violations(evening)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('plan-form summary').click();
    await page.locator('.map-foot summary').click();
    await picture('5-form');
    expect(await violations(evening)).toEqual([]);
    const small = await page.locator('button:visible, summary:visible').evaluateAll((all) =>
      all
        .map((element) => ({ box: element.getBoundingClientRect(), text: element.outerHTML.slice(0, 80) }))
        .filter(({ box }) => box.width < 47.5 || box.height < 47.5)
        .map(({ text }) => text),
    );
    expect(small).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
