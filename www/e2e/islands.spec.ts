import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { native } from '../build/native.ts';
import type { Plan } from '../src/generated/types.ts';
import { type EveningPage, expect, test } from './page.ts';

// Workers' scripts are changed on their way here, which the service worker's own copies would not be.
test.use({ serviceWorkers: 'block' });

const root = resolve(import.meta.dirname, '../..');

/** The plan of the demo commune from the command line, so many searches beside each other. */
function commandLine(islands: number): string {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  const evening = ['plan', '--data', 'data/sample', '--date', '2026-04-24', '--json'];
  return execFileSync(native(), [...evening, '--islands', String(islands)], options);
}

/** Gives the page a machine with so many cores. */
async function cores(page: Page, count: number): Promise<void> {
  await page.addInitScript((n) => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => n });
  }, count);
}

/** Runs a script at the beginning of the planner's worker. */
async function inWorker(page: Page, script: string): Promise<void> {
  await page.route(/engine\.worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

/** Tells of every worker that is started, and of every report that one makes. */
const TELL = `
  const told = new BroadcastChannel('islands');
  const Started = self.Worker;
  self.Worker = class extends Started {
    constructor(url, options) {
      super(url, options);
      told.postMessage('started');
      this.addEventListener('message', ({ data }) => told.postMessage(data.type));
    }
    postMessage(message, ...more) {
      told.postMessage('to: ' + message.type);
      super.postMessage(message, ...more);
    }
  };
`;

async function listen(page: Page): Promise<(word: string) => Promise<number>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new BroadcastChannel('islands').onmessage = ({ data }) => heard.push(String(data));
  });
  return (word) =>
    page.evaluate(
      (w) => (window as unknown as { heard: string[] }).heard.filter((said) => said === w).length,
      word,
    );
}

/** The plan on the page, as a file. */
async function downloaded({ page }: EveningPage): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Kế hoạch (JSON)' }).click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

let expected: string;

test.beforeAll(() => {
  test.setTimeout(600_000);
  expected = commandLine(3);
});

test('on four cores three searches go on beside each other, and make the command line’s plan', async ({
  evening,
}) => {
  const { page } = evening;
  await cores(page, 4);
  await inWorker(page, TELL);
  await evening.open();
  const count = await listen(page);
  expect(await count('started'), 'before anybody plans').toBe(0);
  await evening.plan();
  expect(await count('started')).toBe(2);
  expect(await count('report')).toBeGreaterThanOrEqual(2);
  const text = await downloaded(evening);
  expect((JSON.parse(text) as Plan).islands).toBe(3);
  expect(text === expected).toBe(true);

  await evening.planButton.click();
  await expect(evening.cancelButton).toBeVisible();
  await expect(evening.cancelButton).toBeHidden();
  expect(await count('started'), 'they are kept').toBe(2);
  expect((await downloaded(evening)) === expected).toBe(true);
});

test('on one core the plan is that of one search', async ({ evening }) => {
  const { page } = evening;
  await cores(page, 1);
  await inWorker(page, TELL);
  await evening.open();
  const count = await listen(page);
  await evening.plan();
  expect(await count('started')).toBe(0);
  expect((await downloaded(evening)) === commandLine(1)).toBe(true);
});

test('a search that is cancelled stops in every worker, and the next plan is the same as ever', async ({
  evening,
}) => {
  const { page } = evening;
  await cores(page, 4);
  await inWorker(page, TELL);
  await evening.open();
  const count = await listen(page);
  const settings = JSON.parse(await evening.sample('settings.json')) as { search: { iterations: number } };
  settings.search.iterations = 10_000_000;
  await evening.drop({ name: 'settings.json', text: JSON.stringify(settings) });
  await expect(evening.planButton).toBeEnabled();
  await evening.planButton.click();
  await expect.poll(() => count('told')).toBeGreaterThan(2);
  await evening.cancelButton.click();
  await expect(evening.cancelButton).toBeHidden();
  expect(await count('to: stop')).toBe(2);
  // What was on its way when it was stopped comes at once; after that nothing more does.
  await page.waitForTimeout(500);
  const silent = await count('told');
  await page.waitForTimeout(500);
  expect(await count('told')).toBe(silent);

  settings.search.iterations = 25_000;
  await evening.drop({ name: 'settings.json', text: JSON.stringify(settings) });
  await expect(evening.planButton).toBeEnabled();
  // Files of one's own are for today.
  await evening.onDate('2026-04-24');
  await evening.plan();
  expect((await downloaded(evening)) === expected).toBe(true);
  expect(await count('started')).toBe(2);
});

const BROKEN: Record<string, string> = {
  'there are no workers in workers': 'self.Worker = undefined;',
  'a worker’s script is missing': `
    const Real = self.Worker;
    self.Worker = class extends Real { constructor(url, options) { super(new URL('missing.js', url), options); } };
  `,
  'one worker never says a word': `
    let made = 0;
    const Real = self.Worker;
    self.Worker = class extends Real {
      constructor(url, options) { super(url, options); this.silent = made++ === 0; }
      postMessage(...message) { if (!this.silent) super.postMessage(...message); }
    };
  `,
  'one worker breaks down after the first meeting': `
    let made = 0;
    const Real = self.Worker;
    self.Worker = class extends Real {
      constructor(url, options) { super(url, options); this.breaks = made++ === 1; this.orders = 0; }
      postMessage(message, ...more) {
        const spoilt = this.breaks && message.type === 'order' && ++this.orders === 2;
        super.postMessage(spoilt ? { ...message, order: new Uint8Array([1]) } : message, ...more);
      }
    };
  `,
};

for (const [what, script] of Object.entries(BROKEN)) {
  test.describe(what, () => {
    test.use({ allowNetworkErrors: true });

    test('the plan is the same', async ({ evening }) => {
      const { page } = evening;
      await cores(page, 4);
      await inWorker(page, script);
      await evening.open();
      await evening.plan();
      expect((await downloaded(evening)) === expected).toBe(true);
    });
  });
}
