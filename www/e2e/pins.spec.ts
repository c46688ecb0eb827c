import type { Locator } from '@playwright/test';
import type { Plan } from '../src/generated/types.ts';
import { type EveningPage, expect, test } from './page.ts';

const pinned = (evening: EveningPage): Locator => evening.page.locator('pin-list .pins li');
const must = (evening: EveningPage): Locator => evening.card.getByLabel('Phải đến tối nay');

/** Households left out for lack of time, by id: nothing but room is missing. */
async function shortOfTime({ page }: EveningPage): Promise<Locator> {
  const group = page.locator('left-out details').filter({ hasText: 'Nhường cho hộ cần hơn' });
  await group.locator('summary').click();
  return group.locator('button.row');
}

/** The plan that the page shows, as it is handed out. */
async function made({ page }: EveningPage): Promise<Plan> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Kế hoạch (JSON)' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Plan;
}

test('who must be visited is, and stays pinned when the page is opened again', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  await evening.plan();
  const row = (await shortOfTime(evening)).first();
  const id = (await row.getAttribute('data-household')) ?? '';
  await row.click();
  await must(evening).check();
  await expect(pinned(evening)).toHaveCount(1);
  await expect(pinned(evening)).toContainText('Phải đến tối nay: ');
  await evening.plan();
  await expect(page.locator(`route-list [data-household="${id}"]`)).toBeVisible();
  await expect(evening.card).toContainText('Đã ghim: phải đến tối nay');
  expect((await made(evening)).pins).toEqual({ must: [id] });

  await page.reload();
  await evening.ready();
  await expect(pinned(evening)).toHaveCount(1);
  // Another evening has its own.
  await evening.onDate('2026-04-25');
  await expect(pinned(evening)).toHaveCount(0);
  await evening.onDate('2026-04-24');
  await expect(pinned(evening)).toHaveCount(1);
  await pinned(evening).getByRole('button').click();
  await expect(pinned(evening)).toHaveCount(0);
  await expect(page.locator('#panel')).toBeFocused();
  await page.locator('undo-bar button').click();
  await expect(pinned(evening)).toHaveCount(1);
});

test('a household is given to a team, put after another and taken back step by step', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  await evening.plan();
  const plan = await made(evening);
  const [first, second] = plan.teams[0]?.stops.map(({ household }) => household) ?? [];
  await page.locator(`route-list [data-household="${first}"]`).click();
  await evening.card.getByLabel('Giao cho tổ').selectOption({ index: 2 });
  await expect(pinned(evening)).toContainText([/^\s*Giao cho /]);
  await evening.card.locator('.pair summary').click();
  await evening.card.getByLabel('Hộ này').selectOption('later');
  await evening.card.getByLabel('Tìm hộ kia').fill(second ?? '');
  await evening.card.locator('.offered button').first().click();
  await expect(pinned(evening)).toHaveCount(2);
  await expect(evening.card.locator('.pins li')).toHaveCount(1);
  await expect(evening.card.locator('.pair summary')).toBeFocused();
  // The other way round would be a circle.
  await evening.card.getByLabel('Hộ này').selectOption('first');
  await evening.card.getByLabel('Tìm hộ kia').fill(second ?? '');
  await evening.card.locator('.offered button').first().click();
  await expect(evening.card.getByText('các thứ tự sẽ đi thành vòng')).toBeVisible();
  await expect(pinned(evening)).toHaveCount(2);

  await evening.plan();
  const again = await made(evening);
  const by = again.teams.find(({ stops }) => stops.some(({ household }) => household === first));
  expect(by?.team ?? 'nobody').not.toBe(plan.teams[0]?.team);

  await evening.card.locator('.undo button').click();
  await expect(pinned(evening)).toHaveCount(1);
  await evening.card.locator('.undo button').click();
  await expect(pinned(evening)).toHaveCount(0);
});

test('a pin that a rule does not allow is told beside it', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  await evening.plan();
  const done = page.locator('left-out details').filter({ hasText: 'Chỉ ban ngày' }).first();
  await done.locator('summary').click();
  await done.locator('button.row').first().click();
  await must(evening).check();
  await evening.plan();
  await expect(pinned(evening).locator('.unkept')).toContainText('Không giữ được: ');
});

test('a stop says what it costs to leave it out', async ({ evening }) => {
  await evening.open();
  await evening.plan();
  const plan = await made(evening);
  await evening.stops.first().click();
  const said = plan.teams.find(({ stops }) => stops.length > 0)?.stops[0]?.if_dropped;
  expect(said?.loses).toBeGreaterThan(0);
  const points = ((said?.loses ?? 0) / 1000).toLocaleString('vi', { maximumFractionDigits: 1 });
  await expect(evening.card).toContainText(/Bỏ nhà này: (về (sớm|muộn) hơn|giờ về không đổi)/);
  await expect(evening.card).toContainText(`mất ${points} điểm`);
});
