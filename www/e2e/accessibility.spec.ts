import { violations } from './axe.ts';
import { hamlet, moved, webMercator } from './hamlet.ts';
import { type EveningPage, expect, test } from './page.ts';

// What axe finds hangs on the words or on the colours: two runs see all of both.
for (const [language, theme] of [
  ['vi', 'day'],
  ['en', 'night'],
] as const) {
  test(`axe finds nothing in ${language} by ${theme}`, async ({ evening }) => {
    // Every rule is tried on every row of long lists, again and again.
    test.slow();
    const { page } = evening;
    await evening.open();
    await evening.choose('language', language);
    await evening.choose('theme', theme);
    expect(await violations(evening)).toEqual([]);

    await evening.plan();
    await page.locator('left-out .group summary').first().click();
    expect(await violations(evening)).toEqual([]);

    await evening.stops.first().click();
    await expect(evening.card).toBeVisible();
    expect(await violations(evening)).toEqual([]);
    await evening.card.locator('.must input').check();
    await evening.card.locator('.pair summary').click();
    await evening.card.locator('#pin-search').fill('1');
    await expect(evening.card.locator('.offered button').first()).toBeVisible();
    expect(await violations(evening)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.locator('replan-card header button').click();
    const mark = page.locator('.stop-mark').first();
    await mark.locator('summary').click();
    expect(await violations(evening)).toEqual([]);
    await mark.locator('.doing-nobody').click();
    await page.locator('replan-card .again button').click();
    await expect(page.locator('.changes')).toBeVisible();
    expect(await violations(evening)).toEqual([]);

    await page.locator('#tab-households').click();
    await expect(page.locator('household-list button.row').first()).toBeVisible();
    expect(await violations(evening)).toEqual([]);

    await evening.drop(...hamlet());
    await expect(page.locator('repair-notice button')).toBeVisible();
    await page.locator('repair-notice button').click();
    expect(await violations(evening)).toEqual([]);
    await page.locator('repair-list .decide button').first().click();
    await expect(page.locator('undo-bar button')).toBeVisible();
    await page.locator('repair-list .group summary').first().click();
    await page.locator('.trails button.row').first().click();
    for (const rule of await evening.trailCard.getByRole('switch').all()) {
      await rule.click();
      await expect(rule).toBeChecked();
    }
    await page.locator('.map-foot summary').click();
    expect(await violations(evening)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await violations(evening)).toEqual([]);

    await evening.drop(
      ...hamlet().map((file) => (file.name === 'trails.geojson' ? moved(file, webMercator) : file)),
    );
    await expect(page.locator('.offer button').first()).toBeVisible();
    expect(await violations(evening)).toEqual([]);

    await evening.drop({ name: 'teams.json', text: '[{"id": 3}]' }, { name: 'notes.txt', text: 'x' });
    await expect(evening.problems.first()).toBeVisible();
    expect(await violations(evening)).toEqual([]);
  });
}

test('everything can be done with the keyboard', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#panel')).toBeFocused();
  await evening.planButton.focus();
  await page.keyboard.press('Enter');
  await expect(evening.stops.first()).toBeVisible();
  await evening.stops.first().focus();
  await page.keyboard.press('Enter');
  await expect(evening.card.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(evening.stops.first()).toBeFocused();
  await page.locator('#tab-plan').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('#tab-households')).toBeFocused();
  await expect(page.locator('household-list')).toBeVisible();
});

/** What can be touched and is smaller than a finger. */
const small = (evening: EveningPage): Promise<string[]> =>
  evening.page
    .locator(
      'button:visible, select:visible, summary:visible, label.team-name:visible, label.wet:visible, input[type=date]:visible, input[type=search]:visible',
    )
    .evaluateAll((elements) =>
      elements
        .map((element) => ({ box: element.getBoundingClientRect(), text: element.outerHTML.slice(0, 80) }))
        .filter(({ box }) => box.width < 47.5 || box.height < 47.5)
        .map(({ text }) => text),
    );

test('what is touched is large enough, on a phone too', async ({ evening }) => {
  const { page } = evening;
  await page.setViewportSize({ width: 390, height: 844 });
  await evening.open();
  expect((await evening.planButton.boundingBox())?.height).toBeGreaterThanOrEqual(64);
  expect(await small(evening)).toEqual([]);
  await evening.plan();
  await evening.stops.first().click();
  await expect(evening.card).toBeVisible();
  expect(await small(evening)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('replan-card header button').click();
  await page.locator('.stop-mark summary').first().click();
  expect(await small(evening)).toEqual([]);

  await evening.drop(...hamlet());
  await page.locator('repair-notice button').click();
  await page.locator('repair-list .decide button').first().click();
  await expect(page.locator('undo-bar button')).toBeVisible();
  await page.locator('repair-list .group summary').first().click();
  expect(await small(evening)).toEqual([]);
  await page.locator('.trails button.row').first().click();
  await evening.rule('Đóng tối nay').click();
  await expect(page.locator('.restricted')).toBeVisible();
  expect(await small(evening)).toEqual([]);
});

test('text at twice its size fits without scrolling sideways', async ({ evening }) => {
  const { page } = evening;
  await page.setViewportSize({ width: 390, height: 844 });
  await evening.open();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '36px';
  });
  await evening.plan();
  await page.locator('replan-card header button').click();
  await page.locator('.stop-mark summary').first().click();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await expect(evening.planButton).toBeInViewport();
});
