import { createHash } from 'node:crypto';
import { hamlet } from './hamlet.ts';
import { type Dropped, type EveningPage, expect, test } from './page.ts';

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
  language: string;
  people: number;
  pending: { person: string; task: string; abroad?: boolean }[];
  absence?: object;
}
type Houses = { features: { properties: House }[] };

/** Opens the hamlet with its houses changed and plans an evening of it. */
async function planned(evening: EveningPage, date: string, change: (house: House) => void): Promise<void> {
  await evening.open();
  await evening.drop(...changed({ 'households.geojson': houses(change) }));
  await evening.ready();
  await evening.onDate(date);
  await evening.plan();
}

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

test('a family in the forest: when they are expected back, who said so, and what would help', async ({
  evening,
}) => {
  const { page } = evening;
  await planned(evening, '2026-04-23', (house) => {
    if (house.id !== 'near') return;
    const reported = { reported: '2026-04-21', left: '2026-04-20' };
    house.absence = { reason: 'forest', source: 'trusted_person', ...reported };
  });
  expect(await evening.planned()).not.toContain('NEAR');
  const group = page.locator('left-out details', { hasText: 'Vắng nhà, có tin' });
  await group.locator('summary').click();
  const row = group.locator('[data-household="near"]');
  await expect(row).toContainText('Đi rừng; dự kiến về 25–27/4');
  await expect(row).toContainText('→ Tối 2');
  await row.click();
  await expect(evening.card).toContainText('Đi rừng. Dự kiến về 25–27/4, theo người có uy tín');
});

test('a household left out for want of a language says which team could come, and when', async ({
  evening,
}) => {
  const { page } = evening;
  await planned(evening, '2026-04-24', (house) => {
    if (house.id === 'near') house.language = 'ktv';
  });
  const group = page.locator('left-out details', { hasText: 'Không tổ nào nói được tiếng' });
  await group.locator('summary').click();
  await expect(group.locator('[data-household="near"]')).toContainText(
    /→ Tổ một có thêm người nói .+: Tổ một đến lúc \d\d:\d\d/,
  );
});

test('a household left out for lack of time says whose place it would cost', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  await evening.plan();
  const group = page.locator('left-out details', { hasText: 'Nhường cho hộ cần hơn' });
  await group.locator('summary').click();
  const price = group.getByText(/→ Thay cho .+ \(.+\), mất [\d,]+ điểm: Tổ .+ đến lúc \d\d:\d\d/);
  await expect(price.first()).toBeVisible();
  // The house whose place it would cost is one of the plan's own.
  const [, mark = ''] = /Thay cho (.+?) \(/.exec((await price.first().textContent()) ?? '') ?? [];
  await expect(evening.stops.filter({ hasText: mark }).first()).toBeAttached();
});

test('what happened comes in as a journal, and the households follow', async ({ evening }) => {
  const { page } = evening;
  await evening.open();
  const text = await evening.sample('households.geojson');
  const sample = JSON.parse(text) as { features: { properties: { id: string; attempts?: unknown[] } }[] };
  const house = sample.features.find(({ properties }) => properties.attempts?.length === 1)?.properties;
  const lines = await journal({
    kind: 'visit',
    household: house?.id ?? '',
    date: '2026-04-23',
    time: '19:20',
    outcome: 'away_unknown',
  });
  await evening.drop({ name: 'journal.jsonl', text: `${lines}\n{"cut off` });
  await expect(evening.problems.first()).toBeVisible();
  await page.locator('#tab-households').click();
  await page.getByRole('searchbox').fill(house?.id ?? '');
  await page.locator(`household-list [data-household="${house?.id}"]`).click();
  await expect(evening.card).toContainText('Lần 2, 23/4 lúc 19:20: vắng, không rõ');
  await expect(evening.card).toContainText('Vừa đến gần đây; thử lại từ 25/4');
});

/** One event as a line of a journal, with the name that its contents give it. */
async function journal(entry: object): Promise<string> {
  const event = { v: 1, device: 'tablet-a', clock: 1, at: '2026-04-23T19:25:00', entry };
  const digest = createHash('sha256').update(canonical(event)).digest('hex').slice(0, 32);
  return canonical({ ...event, id: digest });
}

/** JSON with sorted keys and no white space. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
