import { expect, test } from './page.ts';

test.use({ allowNetworkErrors: true });

test('after the first visit everything works without a network', async ({ evening, context }) => {
  const { page } = evening;
  await evening.open();
  await evening.plan();
  const online = await evening.stops.locator('.row-title').allTextContents();
  await evening.kept();

  await context.setOffline(true);
  await page.reload();
  await evening.ready();
  await expect(page.getByText('Ngoại tuyến', { exact: true })).toBeVisible();
  await evening.plan();
  expect(await evening.stops.locator('.row-title').allTextContents()).toEqual(online);
  await evening.stops.first().click();
  await expect(evening.card).toBeVisible();
  await evening.choose('language', 'en');
  await expect(page.getByText('Offline', { exact: true })).toBeVisible();

  // The workers of further searches, too: without them the plan would be the same, and only come later.
  const kept = await page.evaluate(async () => {
    const [cache = ''] = await caches.keys();
    return (await (await caches.open(cache)).keys()).map(({ url }) => url);
  });
  expect(kept.filter((url) => /\/island\.worker-[^/]*\.js$/.test(url))).toHaveLength(1);

  await context.setOffline(false);
  await expect(page.locator('.badge.offline')).toBeHidden();
});

test('a Wi-Fi that leads nowhere is no network', async ({ evening, context }) => {
  const { page } = evening;
  await context.route('**/sw.js', (route) =>
    route.request().method() === 'HEAD' ? route.abort() : route.continue(),
  );
  await evening.open();
  expect(await page.evaluate(() => navigator.onLine)).toBe(true);
  await expect(page.locator('.badge.offline')).toBeVisible();
  await context.unroute('**/sw.js');
  await expect(page.locator('.badge.offline')).toBeHidden();
});

test('a browser without WebGL2 still gets the whole evening as a list', async ({ evening }) => {
  const { page } = evening;
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...args: unknown[]) {
      return args[0] === 'webgl2' ? null : (get as (...args: unknown[]) => unknown).apply(this, args);
    } as typeof get;
  });
  await page.goto('');
  await expect(page.getByRole('heading', { name: 'Máy này không vẽ được bản đồ' })).toBeVisible();
  await evening.plan();
  await evening.stops.first().click();
  await expect(evening.card).toBeVisible();
  await page.keyboard.press('Escape');
  await evening.trails();
  await page.locator('.trails button.row').first().click();
  await evening.rule('Đóng tối nay').click();
  await expect(page.locator('.restricted')).toBeVisible();
});
