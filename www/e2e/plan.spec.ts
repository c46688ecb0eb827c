import type { HouseholdView, Plan } from '../src/generated/types.ts';
import { expect, test } from './page.ts';

/** `1,2 điểm` or `1.2 pts` as thousandths. */
const milli = (text: string): number =>
  Math.round(Number((/[\d.,]+/.exec(text)?.[0] ?? '').replace(',', '.')) * 1000);

test('the sample is planned, and every household is either a stop or left out with a reason', async ({
  evening,
}) => {
  await evening.open();
  await expect(evening.page.getByText('Dữ liệu mẫu', { exact: true })).toBeVisible();
  await evening.plan();

  const download = evening.page.waitForEvent('download');
  await evening.page.getByRole('button', { name: 'Kế hoạch (JSON)' }).click();
  const stream = await (await download).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const plan = JSON.parse(Buffer.concat(chunks).toString()) as Plan;

  const sample = JSON.parse(await evening.sample('households.geojson')) as { features: unknown[] };
  expect(plan.date).toBe('2026-04-24');
  expect(plan.totals.stops + plan.not_tonight.length).toBe(sample.features.length);
  expect(await evening.stops.count()).toBe(plan.totals.stops);
  await expect(
    evening.page.getByRole('heading', { name: `Không xếp tối nay (${plan.not_tonight.length})` }),
  ).toBeVisible();

  const shown = await evening.stops.evaluateAll((rows) =>
    rows.map((row) => (row as HTMLElement).dataset.household),
  );
  expect(shown).toEqual(plan.teams.flatMap((team) => team.stops.map((stop) => stop.household)));
  const arrivals = await evening.stops.locator('.time').allTextContents();
  expect(arrivals).toEqual(plan.teams.flatMap((team) => team.stops.map((stop) => stop.arrive.slice(0, 5))));

  const counts = await evening.page.locator('left-out .count').allTextContents();
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(plan.not_tonight.length);
});

test('a stop’s card says why, with terms that add up', async ({ evening }) => {
  await evening.open();
  await evening.plan();
  await evening.stops.first().click();
  await expect(evening.card).toBeVisible();
  await expect(evening.card.getByRole('heading', { name: 'Vì sao hộ này?' })).toBeVisible();
  const points = await evening.card.locator('.score tbody td').allTextContents();
  const [total = '', worth = ''] = await evening.card.locator('.score tfoot td').allTextContents();
  expect(points.length).toBeGreaterThan(0);
  expect(points.reduce((sum, text) => sum + milli(text), 0)).toBe(milli(total));
  // What the points come to at the knock is a part of them.
  expect(milli(worth)).toBeGreaterThan(0);
  expect(milli(worth)).toBeLessThan(milli(total));

  await evening.page.keyboard.press('Escape');
  await expect(evening.card).toBeHidden();
  await expect(evening.stops.first()).toBeFocused();
});

test('a house touched on the map opens the same card as its row', async ({ evening }) => {
  await evening.open();
  await evening.plan();
  const map = evening.page.locator('evening-map');
  await expect(map.locator('.map-canvas[data-drawn]')).toBeAttached();
  const id = (await evening.stops.first().getAttribute('data-household')) ?? '';
  const at = await map.evaluate(
    (element, household) =>
      (element as unknown as { positionOf(id: string): { x: number; y: number } }).positionOf(household),
    id,
  );
  await map.locator('canvas').click({ position: at });
  const selected = evening.page.locator('.view:not([hidden]) [data-household][aria-pressed="true"]');
  await expect(selected).toHaveCount(1);
  await expect(evening.card.getByRole('heading', { level: 2 })).toHaveText(
    (await selected.locator('b').first().textContent()) ?? '',
  );
});

test('a left-out household opens and repeats its reason', async ({ evening }) => {
  await evening.open();
  await evening.plan();
  const group = evening.page.locator('left-out .group').first();
  await group.locator('summary').click();
  const row = group.locator('button.row').first();
  const reason = (await row.locator('.row-tasks').first().textContent())?.trim() ?? '';
  await row.click();
  await expect(evening.card.locator('.tonight')).toContainText(reason);
});

test('the language changes everywhere and is remembered, as is the theme', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  await evening.plan();
  await evening.choose('language', 'en');
  await evening.choose('theme', 'night');
  await expect(page.getByText('Demo data', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: /^Not in tonight’s plan/ })).toBeVisible();
  await page.reload();
  await evening.ready();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  await expect(evening.planButton).toHaveText('Make plan');
});

test('a team that stays at home and a shorter evening make another plan', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  const teams = page.locator('.team-row');
  const count = await teams.count();
  await teams.last().getByRole('checkbox').uncheck();
  await page.locator('#back-by-0').selectOption('20:00');
  await evening.plan();
  await expect(page.locator('.route')).toHaveCount(count - 1);
  const back = await page.locator('.route .end').last().textContent();
  expect(/\d\d:\d\d/.exec(back ?? '')?.[0].localeCompare('20:00')).toBeLessThanOrEqual(0);

  await page.locator('plan-form summary').click();
  await page.locator('#last-knock').selectOption('19:00');
  await expect(page.getByText('Buổi tối hoặc đường đi đã chỉnh.')).toBeVisible();
  for (const box of await teams.getByRole('checkbox').all()) await box.uncheck();
  await expect(page.getByText('Chọn ít nhất một tổ.')).toBeVisible();
  await expect(evening.planButton).toBeDisabled();
});

test('routes go out as GPX and GeoJSON', async ({ evening }) => {
  await evening.open();
  await evening.plan();
  for (const [label, mark] of [
    ['GPX', '<gpx'],
    ['GeoJSON', '"FeatureCollection"'],
  ] as const) {
    const download = evening.page.waitForEvent('download');
    await evening.page
      .locator('.route')
      .first()
      .getByRole('button', { name: `Tải ${label} của` })
      .click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString()).toContain(mark);
  }
});

test('the list of households is searched without diacritics', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  const sample = JSON.parse(await evening.sample('hamlets.geojson')) as {
    features: { properties: { id: string; name: string } }[];
  };
  const households = JSON.parse(await evening.sample('households.geojson')) as {
    features: { properties: HouseholdView }[];
  };
  const hamlet = sample.features[0]?.properties ?? { id: '', name: '' };
  const plain = hamlet.name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
  await page.getByRole('tab', { name: /^Các hộ/ }).click();
  await page.getByRole('searchbox').fill(plain.toUpperCase());
  const expected = households.features.filter(({ properties }) => properties.hamlet === hamlet.id).length;
  await expect(page.locator('household-list .hint')).toHaveText(
    `${expected} / ${households.features.length} hộ`,
  );
});
