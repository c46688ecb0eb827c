import type { BrowserContext } from '@playwright/test';
import { violations } from './axe.ts';
import { EveningPage, expect, test } from './page.ts';
import { openRiding } from './riding.ts';

const SIZES = { phone: { width: 390, height: 844 }, tablet: { width: 1180, height: 820 } } as const;

/** A line of the journal as it is handed over. */
interface Line {
  readonly id: string;
  readonly entry: {
    readonly kind: string;
    readonly household?: string;
    readonly outcome?: string;
    readonly report?: { readonly reason: string; readonly source: string; readonly back?: string };
    readonly appointment?: { readonly date: string; readonly from: string };
  };
}

/** The round from door to door, in the words of an officer. */
class Round {
  constructor(readonly evening: EveningPage) {}

  get page() {
    return this.evening.page;
  }

  get house() {
    return this.page.locator('#next-house span').last();
  }

  get count() {
    return this.page.locator('.round-head p');
  }

  async press(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.page.locator('.round-actions').getByRole('button', { name, exact: true }).click();
    }
  }

  /** Waits for another house, or the way home. */
  async leaves(mark: string): Promise<void> {
    await expect(this.page.locator('#next-house', { hasText: mark })).toBeHidden();
  }

  async handedOver(): Promise<Line[]> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: /Xuất tệp bàn giao|Export the hand-over file/ }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  }
}

async function setOut(evening: EveningPage, team = 0): Promise<{ round: Round; marks: string[] }> {
  await evening.page.clock.setFixedTime('2026-04-24T18:05:00+07:00');
  await evening.open();
  await evening.plan();
  const route = evening.page.locator('route-list section.route').nth(team);
  const marks = await route.locator('.stop .row-title b').allTextContents();
  await route.locator('.set-out').click();
  const round = new Round(evening);
  await expect(round.house).toHaveText(marks[0] ?? '');
  return { round, marks };
}

for (const [language, theme, size] of [
  ['vi', 'night', 'phone'],
  ['en', 'day', 'tablet'],
] as const) {
  test(`a whole round without a network in ${language} by ${theme} on a ${size}`, async ({
    evening,
    context,
  }) => {
    test.slow();
    const { page } = evening;
    const words =
      language === 'vi'
        ? { here: 'Đã đến nơi', met: 'Gặp được', away: 'Vắng nhà', no: 'Chưa đồng ý', save: 'Lưu' }
        : { here: 'We are there', met: 'Met', away: 'Not home', no: 'Not yet agreed', save: 'Save' };
    const more =
      language === 'vi'
        ? {
            again: 'Hẹn lại…',
            who: 'Hàng xóm',
            why: 'Đi rừng',
            unknown: 'Lưu: vắng, không rõ',
            undo: 'Hoàn tác',
          }
        : {
            again: 'Reschedule…',
            who: 'Neighbour',
            why: 'In the forest',
            unknown: 'Save: not home, unknown',
            undo: 'Undo',
          };
    await page.setViewportSize(SIZES[size]);
    await page.clock.setFixedTime('2026-04-24T18:05:00+07:00');
    await evening.open();
    await evening.kept();
    await context.setOffline(true);
    await evening.choose('language', language);
    await evening.choose('theme', theme);
    await evening.plan();
    const route = page.locator('route-list section.route').first();
    const marks = await route.locator('.stop .row-title b').allTextContents();
    const ids = await route
      .locator('.stop button.row')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.household ?? ''));
    expect(marks.length).toBeGreaterThanOrEqual(4);
    await route.locator('.set-out').click();
    const round = new Round(evening);
    const picture = async (name: string) => {
      await evening.drawn();
      await page.screenshot({ path: `test-results/round-${size}-${theme}-${name}.png` });
    };
    await expect(round.house).toHaveText(marks[0] ?? '');
    await picture('1-way');
    expect(await violations(evening)).toEqual([]);

    // Somebody is met and everything done: three touches with the arrival.
    await round.press(words.here);
    await picture('2-door');
    expect(await violations(evening)).toEqual([]);
    await round.press(words.met);
    await picture('3-met');
    expect(await violations(evening)).toEqual([]);
    await round.press(words.save);
    await expect(round.house).toHaveText(marks[1] ?? '');
    await picture('4-undo');

    // Taken back at once, and written again.
    await page.locator('.round-actions .undo').getByRole('button', { name: more.undo }).click();
    await expect(round.house).toHaveText(marks[0] ?? '');
    await round.press(words.here, words.met, words.save);
    await expect(round.house).toHaveText(marks[1] ?? '');

    // Nobody home, as the neighbour says.
    await round.press(words.here, words.away, more.who, more.why);
    await picture('5-away');
    expect(await violations(evening)).toEqual([]);
    await page.locator('.round-actions .picks').last().getByRole('button').last().click();
    await round.press(words.save);
    await expect(round.house).toHaveText(marks[2] ?? '');

    // A time is agreed.
    await round.press(words.here, words.met, more.again);
    await page.locator('.round-actions .picks').first().getByRole('button').nth(1).click();
    await page.locator('.round-actions .picks').last().getByRole('button').nth(1).click();
    await picture('6-again');
    await round.press(words.save);
    await expect(round.house).toHaveText(marks[3] ?? '');
    await round.press(words.here, words.no);
    await round.leaves(marks[3] ?? '');

    // The rest of the round: nobody home, nothing known.
    for (let left = marks.length - 4; left > 0; left -= 1) {
      const mark = (await round.house.textContent()) ?? '';
      await round.press(words.here, words.away, more.unknown);
      await round.leaves(mark);
    }
    await expect(page.locator('#round-over')).toBeVisible();
    await page.locator('.written summary').click();
    await expect(page.locator('.written li')).toHaveCount(marks.length);
    await picture('7-over');
    expect(await violations(evening)).toEqual([]);
    const small = await page.locator('round-part :is(button, summary):visible').evaluateAll((all) =>
      all
        .map((element) => ({ box: element.getBoundingClientRect(), text: element.outerHTML.slice(0, 80) }))
        .filter(({ box }) => box.width < 47.5 || box.height < 47.5)
        .map(({ text }) => text),
    );
    expect(small).toEqual([]);

    const lines = await round.handedOver();
    const visits = lines.filter(({ entry }) => entry.kind === 'visit');
    // One was taken back and written again.
    expect(visits).toHaveLength(marks.length + 1);
    const outcomes = visits.slice(1).map(({ entry }) => [entry.household, entry.outcome]);
    const rest = ids.slice(4).map((id) => [id, 'away_unknown']);
    expect(outcomes).toEqual([
      [ids[0], 'met_done'],
      [ids[1], 'away_known'],
      [ids[2], 'met_again'],
      [ids[3], 'declined'],
      ...rest,
    ]);
    const absence = lines.find(({ entry }) => entry.kind === 'absence');
    expect(absence?.entry).toMatchObject({
      household: ids[1],
      report: { reason: 'forest', source: 'neighbour', back: '2026-05-01' },
    });
    const agreed = lines.find(({ entry }) => entry.kind === 'appointment');
    expect(agreed?.entry.appointment).toMatchObject({ date: '2026-04-26', from: '19:00' });
    await expect(page.locator('.hand-over')).toBeHidden();
  });
}

test('in bright sun everything stands out on a round, and text at twice its size fits', async ({
  evening,
}) => {
  const { page } = evening;
  await page.setViewportSize(SIZES.phone);
  await evening.open();
  await evening.choose('theme', 'sun');
  const { round } = await setOut(evening, 1);
  await evening.drawn();
  await page.screenshot({ path: 'test-results/round-phone-sun-1-way.png' });
  expect(await violations(evening, true)).toEqual([]);
  await round.press('Đã đến nơi');
  await page.screenshot({ path: 'test-results/round-phone-sun-2-door.png' });
  expect(await violations(evening, true)).toEqual([]);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '36px';
  });
  for (const name of ['Gặp được', 'Vắng nhà', 'Chưa đồng ý']) {
    const button = round.page.getByRole('button', { name, exact: true });
    await button.scrollIntoViewIfNeeded();
    await expect(button).toBeInViewport();
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBeLessThanOrEqual(0);
  await page.screenshot({ path: 'test-results/round-phone-sun-3-large.png' });
});

test('an arrow points to the door once somebody asks, and where the device is is kept nowhere', async ({
  evening,
  context,
}) => {
  const { page } = evening;
  await context.grantPermissions(['geolocation']);
  await setOut(evening);
  const id = await page.evaluate(() =>
    document.querySelector('route-list .stop button.row')?.getAttribute('data-household'),
  );
  const places = JSON.parse(await evening.sample('households.geojson')) as {
    features: { properties: { id: string }; geometry: { coordinates: [number, number] } }[];
  };
  const [lon, lat] = places.features.find(({ properties }) => properties.id === id)?.geometry.coordinates ?? [
    0, 0,
  ];
  await context.setGeolocation({ longitude: lon, latitude: lat - 0.0004, accuracy: 8 });
  await expect(page.locator('.near .arrow')).toHaveCount(0);
  await page.getByRole('button', { name: 'Chỉ hướng tới cửa' }).click();
  await expect(page.locator('.near')).toContainText('44 m');
  await expect(page.locator('.near .arrow path')).toHaveAttribute('transform', 'rotate(0 12 12)');
  await context.setGeolocation({ longitude: lon - 0.0004, latitude: lat, accuracy: 8 });
  await expect(page.locator('.near .arrow path')).toHaveAttribute('transform', 'rotate(90 12 12)');
  await page.screenshot({ path: 'test-results/round-near.png' });
  await page.getByRole('button', { name: 'Chỉ hướng tới cửa' }).click();
  await expect(page.locator('.near .arrow')).toHaveCount(0);
  await expect(page.locator('.next-house a')).toHaveAttribute('href', `geo:${lat},${lon}?q=${lat},${lon}`);
  const everything = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(everything).not.toContain(String(lat));
});

test('the screen stays on during a round, and no longer', async ({ evening }) => {
  const { page } = evening;
  await page.addInitScript(() => {
    const held = { count: 0 };
    Object.assign(window, { held });
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async () => {
          held.count += 1;
          return {
            release: async () => {
              held.count -= 1;
            },
          };
        },
      },
    });
  });
  const held = () => page.evaluate(() => (window as unknown as { held: { count: number } }).held.count);
  await setOut(evening);
  await expect.poll(held).toBe(1);
  await page.getByRole('button', { name: 'Ra kế hoạch' }).click();
  await expect.poll(held).toBe(0);
});

test('a round goes on where it was when the page is opened again, and the rest can be planned anew', async ({
  evening,
}) => {
  const { round, marks } = await setOut(evening);
  const { page } = evening;
  await round.press('Đã đến nơi', 'Gặp được', 'Lưu');
  await expect(round.house).toHaveText(marks[1] ?? '');
  await page.reload();
  await evening.ready();
  await expect(round.house).toHaveText(marks[1] ?? '');
  await expect(round.count).toHaveText(`1/${marks.length} nhà`);
  await expect(page.locator('.hand-over')).toContainText('1');

  await page.clock.setFixedTime('2026-04-24T19:10:00+07:00');
  await page.getByRole('button', { name: 'Ra kế hoạch' }).click();
  await expect(page.locator('.stop.over')).toHaveCount(1);
  await page.locator('.so-far header button').click();
  if (!(await page.locator('.again button').isVisible())) await page.locator('.so-far header button').click();
  await page.getByRole('button', { name: 'Tính lại từ bây giờ' }).click();
  await expect(page.locator('.changes')).toBeVisible();
  await expect(evening.cancelButton).toBeHidden();
  const route = page.locator('route-list section.route').first();
  await expect(route.locator('.stop').first()).toHaveClass(/over/);
  const after = await route.locator('.stop .row-title b').allTextContents();
  expect(after[0]).toBe(marks[0]);
  await route.locator('.set-out').click();
  await expect(round.house).toHaveText(after[1] ?? '');
});

test('one’s own commune is there again without its files and without a network, until the demo is asked for', async ({
  evening,
  context,
}) => {
  const { page } = evening;
  await evening.open();
  await evening.kept();
  await openRiding(evening);
  await expect(page.locator('.badge', { hasText: 'Dữ liệu mẫu' })).toBeHidden();
  await context.setOffline(true);
  await page.reload();
  await evening.ready();
  await expect(page.locator('.badge', { hasText: 'Dữ liệu mẫu' })).toBeHidden();
  await expect(page.locator('#tab-households')).toContainText('(5)');
  await page.getByRole('button', { name: 'Về dữ liệu mẫu' }).click();
  await expect(page.locator('.badge', { hasText: 'Dữ liệu mẫu' })).toBeVisible();
  await page.reload();
  await evening.ready();
  await expect(page.locator('#tab-households')).toContainText('(250)');
});

/** Lines of the demo's book, straight from the browser's database. */
async function kept(evening: EveningPage): Promise<Line[]> {
  const lines = await evening.page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const request = indexedDB.open('evening-rounds');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('journal').objectStore('journal').getAll();
          all.onsuccess = () => {
            request.result.close();
            resolve((all.result as { line: string }[]).map(({ line }) => line));
          };
        };
      }),
  );
  return lines.map((line) => JSON.parse(line) as Line);
}

async function another(context: BrowserContext): Promise<EveningPage> {
  const page = await context.newPage();
  await page.clock.setFixedTime('2026-04-24T18:20:00+07:00');
  const evening = new EveningPage(page);
  await evening.open();
  return evening;
}

test('a tab killed between touch and paint has written once or not at all', async ({ evening, context }) => {
  test.slow();
  const { round, marks } = await setOut(evening);
  await round.press('Đã đến nơi', 'Chưa đồng ý');
  await expect(round.house).toHaveText(marks[1] ?? '');
  let now = evening;
  let known = 1;
  for (const delay of [0, 5, 20, 60]) {
    const here = new Round(now);
    await here.press('Đã đến nơi');
    const mark = (await here.house.textContent()) ?? '';
    // The touch and the death of the tab are on their way at once.
    const touch = here.press('Chưa đồng ý').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, delay));
    const session = await context.newCDPSession(now.page);
    void session.send('Page.crash').catch(() => undefined);
    await touch;
    await now.page.close();
    now = await another(context);
    await expect(new Round(now).count).toBeVisible();
    const visits = (await kept(now)).filter(({ entry }) => entry.kind === 'visit');
    expect(new Set(visits.map(({ entry }) => entry.household)).size).toBe(visits.length);
    expect(visits.length - known).toBeGreaterThanOrEqual(0);
    expect(visits.length - known).toBeLessThanOrEqual(1);
    known = visits.length;
    // What is kept is shown as written, and nothing else is.
    await expect(new Round(now).count).toHaveText(`${known}/${marks.length} nhà`);
    const next = await new Round(now).house.textContent();
    expect(next === mark).toBe(visits.length < marks.indexOf(mark) + 1);
  }
});

test('what cannot be kept is said, is not counted, and goes out as a file', async ({ evening }) => {
  const { page } = evening;
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      const full = (window as unknown as { full?: boolean }).full;
      if (full && this.name === 'journal') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  const { round, marks } = await setOut(evening);
  await page.evaluate(() => {
    (window as unknown as { full?: boolean }).full = true;
  });
  await round.press('Đã đến nơi', 'Chưa đồng ý');
  await expect(page.locator('.storage-fault')).toContainText('Máy hết chỗ');
  await expect(round.house).toHaveText(marks[0] ?? '');
  await page.screenshot({ path: 'test-results/round-full.png' });
  expect((await round.handedOver()).map(({ entry }) => entry.outcome)).toEqual(['declined']);
  expect(await kept(evening)).toEqual([]);
  await page.evaluate(() => {
    (window as unknown as { full?: boolean }).full = false;
  });
  await page.locator('.storage-fault').getByRole('button', { name: 'Thử lại' }).click();
  await expect(page.locator('.storage-fault')).toBeHidden();
  expect(await kept(evening)).toHaveLength(1);
  await expect(round.house).toHaveText(marks[1] ?? '');
});
