import type { Plan, Stop } from '../src/generated/types.ts';
import { type EveningPage, expect, test } from './page.ts';

/** The plan as it is downloaded. */
async function downloaded(evening: EveningPage): Promise<Plan> {
  const download = evening.page.waitForEvent('download');
  await evening.page.getByRole('button', { name: 'Kế hoạch (JSON)' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Plan;
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Marks a stop, when it was left being as planned or the next time to choose from so many minutes later. */
async function mark(evening: EveningPage, stop: Stop, doing: string, late = 0): Promise<void> {
  const row = evening.page.locator('.stop', {
    has: evening.page.locator(`[data-household="${stop.household}"]`),
  });
  await row.locator('.stop-mark summary').click();
  const select = row.getByRole('combobox');
  if (doing !== 'Bỏ qua tối nay') {
    const asked = minutes(stop.leave) + late;
    const times = await select
      .locator('option')
      .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    const time = times.find((one) => minutes(one) >= asked) ?? clock(asked);
    await select.selectOption(time);
  }
  await row.getByRole('button', { name: doing, exact: true }).click();
  await expect(row.locator('.row-main')).toContainText(doing);
  await expect(row.locator('.stop-mark summary')).toBeFocused();
}

async function again(evening: EveningPage): Promise<void> {
  await evening.page.getByRole('button', { name: 'Tính lại từ bây giờ' }).click();
  await expect(evening.page.locator('.changes')).toBeVisible();
  await expect(evening.cancelButton).toBeHidden();
}

const toCome = (plan: Plan): string[][] =>
  plan.teams.map((team) => team.stops.filter((stop) => !stop.made).map((stop) => stop.household));

test('an evening goes otherwise: what was made stays, the rest is planned from now, and nothing is lost', async ({
  evening,
}) => {
  const { page } = evening;
  await page.clock.setFixedTime('2026-04-24T19:50:00+07:00');
  await evening.open();
  await evening.plan();
  const first = await downloaded(evening);
  const [one, two] = first.teams.map(({ stops }) => stops);
  if (!one?.[3] || !two?.[2]) throw new Error('too short an evening');
  await page.getByRole('button', { name: 'Ghi việc đã làm' }).click();

  // Somebody is met and nobody home; the second team has one more behind it and passes the next over.
  const [a, b, c, d] = [one[0], one[1], two[0], two[1]] as [Stop, Stop, Stop, Stop];
  await mark(evening, a, 'Đã gặp', 25);
  await mark(evening, b, 'Không có ai', 40);
  await mark(evening, c, 'Đã gặp');
  await mark(evening, d, 'Bỏ qua tối nay');
  await expect(page.getByText(`Đã đánh dấu 4 trên ${first.totals.stops} nhà`)).toBeVisible();
  await expect(page.locator('#replan-from')).toHaveValue('19:50');
  await page.locator('replan-card').screenshot({ path: 'test-results/replan-card-before.png' });

  await again(evening);
  const plan = await downloaded(evening);
  expect(plan.underway?.now).toBe('19:50');
  expect(plan.teams[0]?.stops.slice(0, 2).map(({ household, made }) => [household, made])).toEqual([
    [a.household, 'met'],
    [b.household, 'nobody'],
  ]);
  // Times to choose from are five minutes apart.
  const left = clock(Math.ceil(minutes(c.leave) / 5) * 5);
  expect(plan.teams[1]?.stops[0]).toMatchObject({ household: c.household, made: 'met', leave: left });
  expect(plan.not_tonight.find(({ household }) => household === d.household)?.reasons[0]?.kind).toBe(
    'skipped_tonight',
  );
  for (const stop of plan.teams.flatMap(({ stops }) => stops)) {
    expect(stop.made !== undefined || minutes(stop.arrive) >= minutes('19:50')).toBe(true);
  }
  // Made stops are ticked in their place; every change is told.
  await expect(page.locator('.stop.over')).toHaveCount(3);
  await expect(page.locator('.stop.over .stop-number').first()).toHaveText('✓');
  const before = new Map(
    first.teams.flatMap((team) => team.stops.map((stop) => [stop.household, team.team])),
  );
  const moved = plan.teams.flatMap((team) =>
    team.stops.filter((stop) => !stop.made && before.get(stop.household) !== team.team),
  );
  await expect(page.locator('.change-added, .change-moved')).toHaveCount(moved.length);
  const gone = [...before.keys()].filter(
    (id) =>
      id !== d.household && !plan.teams.some(({ stops }) => stops.some((stop) => stop.household === id)),
  );
  await expect(page.locator('.change-dropped')).toHaveCount(gone.length);
  await expect(page.getByRole('status')).toContainText('Đã tính lại');

  // Back to the former plan, and there again: the same.
  await page.getByRole('button', { name: 'Về kế hoạch trước' }).click();
  await expect(page.locator('.changes')).toBeHidden();
  expect(toCome(await downloaded(evening))).toEqual(toCome(first));
  await again(evening);
  expect(await downloaded(evening)).toEqual(plan);

  // The page is closed and opened: the evening goes on where it was.
  await page.reload();
  await expect(page.locator('.stop.over')).toHaveCount(3);
  expect(await downloaded(evening)).toEqual(plan);
  await expect(page.getByText(/^Đã đánh dấu 4 trên/)).toBeVisible();

  // A mark that was a mistake is taken away, and the house is to be visited once more.
  const row = page.locator('.stop', { has: page.locator(`[data-household="${b.household}"]`) });
  await row.locator('.stop-mark summary').click();
  await row.getByRole('button', { name: 'Bỏ dấu' }).click();
  await expect(page.getByText(/^Đã đánh dấu 3 trên/)).toBeVisible();
});

test('marks that cannot be are told in words, and are forgotten by the next day', async ({ evening }) => {
  const { page } = evening;
  await page.clock.setFixedTime('2026-04-24T19:50:00+07:00');
  await evening.open();
  await evening.plan();
  const first = await downloaded(evening);
  await page.getByRole('button', { name: 'Ghi việc đã làm' }).click();
  const stop = first.teams[0]?.stops[0] as Stop;
  await mark(evening, stop, 'Đã gặp', 30);
  await page.locator('#replan-from').selectOption({ index: 0 });
  await page.getByRole('button', { name: 'Tính lại từ bây giờ' }).click();
  await expect(page.getByText('Giờ đã ghi không đúng thứ tự')).toBeVisible();
  // The plan is as it was.
  expect(await evening.stops.count()).toBe(first.totals.stops);

  await page.clock.setFixedTime('2026-04-25T12:00:00+07:00');
  await page.reload();
  await evening.ready();
  await expect(evening.planButton).toHaveText('Lập kế hoạch');
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('marks')))).toEqual(
    [],
  );
});
