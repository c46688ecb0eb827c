import { hamlet, moved, webMercator } from './hamlet.ts';
import { expect, test } from './page.ts';

test.describe('own files', () => {
  test('of a whole commune take the place of the demo', async ({ evening }) => {
    const { page } = evening;
    await evening.open();
    const names = ['trails.geojson', 'hamlets.geojson', 'teams.json', 'settings.json'];
    const files = [];
    for (const name of names) files.push({ name, text: await evening.sample(name) });
    const households = JSON.parse(await evening.sample('households.geojson')) as { features: unknown[] };
    households.features.length = 40;
    files.push({ name: 'households.geojson', text: JSON.stringify(households) });
    await evening.drop(...files);
    await expect(page.getByText('Dữ liệu mẫu', { exact: true })).toBeHidden();
    await expect(page.getByRole('tab', { name: 'Các hộ (40)' })).toBeVisible();
    await page.locator('#evening-date').fill('2026-04-24');
    await page.locator('#evening-date').blur();
    await evening.plan();

    await page.getByRole('button', { name: 'Về dữ liệu mẫu' }).click();
    await expect(page.getByText('Dữ liệu mẫu', { exact: true })).toBeVisible();
    await expect(page.getByRole('tab', { name: 'Các hộ (40)' })).toBeHidden();
  });

  test('can be chosen instead of dropped, and replace the one of their kind', async ({ evening }) => {
    const { page } = evening;
    await evening.open();
    const settings = JSON.parse(await evening.sample('settings.json')) as { last_knock: string };
    settings.last_knock = '20:10';
    await page.locator('input[type=file]').setInputFiles({
      name: 'settings.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(settings)),
    });
    await expect(page.locator('#last-knock')).toHaveValue('20:10');
  });

  test('with faults are refused with numbers, and the data before stays', async ({ evening }) => {
    const { page } = evening;
    await evening.open();
    const tab = await page.getByRole('tab', { name: /^Các hộ/ }).textContent();
    await evening.plan();
    const stops = await evening.stops.count();
    const households = JSON.parse(await evening.sample('households.geojson')) as {
      features: { properties: Record<string, unknown> }[];
    };
    const first = households.features[0];
    if (first) {
      first.properties.people = 'four';
      first.properties.house_marc = 'typo';
    }
    await evening.drop({ name: 'households.geojson', text: JSON.stringify(households) });
    await expect(evening.problems.first()).toBeVisible();
    expect(await evening.problems.count()).toBeGreaterThanOrEqual(2);
    for (const problem of await evening.problems.all()) {
      await expect(problem.locator('.code')).toHaveText(/^E\d{3}$/);
      await expect(problem).toContainText('households.geojson');
      expect(await problem.textContent()).not.toMatch(/problem-E|\{ ?\$/);
    }
    await expect(page.getByRole('tab', { name: tab ?? '' })).toBeVisible();
    expect(await evening.stops.count()).toBe(stops);
    await page.getByRole('button', { name: 'Bỏ qua' }).click();
    await expect(evening.problems).toHaveCount(0);
  });

  for (const [what, name, text] of [
    ['a truncated file', 'trails.geojson', '{"type":"FeatureCollection","features":[{"type":'],
    ['nonsense', 'households.geojson', '\u0000\u0001 not json'],
    ['a web page', 'teams.json', '<!doctype html><title>404</title>'],
    ['an empty file', 'hamlets.geojson', ''],
    ['deep nesting', 'settings.json', '['.repeat(100_000)],
  ] as const) {
    test(`are refused when one is ${what}`, async ({ evening }) => {
      await evening.open();
      await evening.drop({ name, text });
      await expect(evening.problems.filter({ hasText: name }).locator('.code').first()).toHaveText(
        /^E1\d\d$/,
      );
      await evening.plan();
    });
  }

  test('larger than is read are refused before they are read', async ({ evening }) => {
    const { page } = evening;
    await evening.open();
    const transfer = await page.evaluateHandle(() => {
      const file = new File([new Uint8Array(65 * 1024 * 1024)], 'trails.geojson');
      file.arrayBuffer = () => {
        throw new Error('read all the same');
      };
      const data = new DataTransfer();
      data.items.add(file);
      return data;
    });
    await page.dispatchEvent('evening-map', 'drop', { dataTransfer: transfer });
    await expect(evening.problems.locator('.code')).toHaveText('E101');
  });

  test('in another coordinate system are converted once somebody agrees', async ({ evening }) => {
    const { page } = evening;
    await evening.open();
    const files = hamlet().map((file) => {
      if (file.name === 'households.geojson') return moved(file, ([lon, lat]) => [lat, lon]);
      return file.name === 'trails.geojson' ? moved(file, webMercator) : file;
    });
    await evening.drop(...files);
    await expect(evening.problems.first()).toBeVisible();
    const offer = (name: string) => page.locator('.offer').filter({ hasText: name });
    await expect(offer('trails.geojson')).toContainText('Web Mercator');
    await expect(offer('households.geojson')).toContainText('vĩ độ và kinh độ bị đổi chỗ');
    await expect(page.getByText('Dữ liệu mẫu', { exact: true })).toBeVisible();

    await offer('households.geojson').getByRole('button', { name: 'Đổi sang WGS 84' }).click();
    await expect(offer('households.geojson')).toHaveCount(0);
    await offer('trails.geojson').getByRole('button', { name: 'Web Mercator' }).click();
    await expect(page.getByRole('tab', { name: 'Các hộ (4)' })).toBeVisible();
    const told = page.locator('.converted');
    await expect(told).toContainText('trails.geojson: đã đổi sang WGS 84, từ Web Mercator');
    await expect(told).toContainText(
      'households.geojson: đã đổi sang WGS 84, từ vĩ độ và kinh độ bị đổi chỗ',
    );

    await evening.onDate('2026-04-24');
    await evening.plan();
    expect((await evening.planned()).sort()).toEqual(['LOOP', 'NEAR']);
  });

  test('none of ours change nothing', async ({ evening }) => {
    await evening.open();
    await evening.drop({ name: 'notes.txt', text: 'milk, eggs' });
    await expect(evening.problems.first()).toContainText('notes.txt');
    await expect(evening.page.getByText('Dữ liệu mẫu', { exact: true })).toBeVisible();
    await evening.plan();
  });
});
