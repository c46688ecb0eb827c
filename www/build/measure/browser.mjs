// The page's module in a slowed Chromium: node browser.mjs PKG FOLDER REPEAT RATE → one line of JSON, see steps.mjs.
//
// The module runs on the main thread of an empty page, for that is the thread the DevTools protocol's throttling
// slows; each turn is a new page, as for somebody who has just opened it. Nothing is fetched from any network: every
// address of the page is answered from here.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const [pkg = '', folder = '', repeat = '5', rate = '10'] = process.argv.slice(2);
const executablePath = process.env.CHROMIUM_PATH;
const names = readdirSync(folder).filter((name) => name.endsWith('json'));
const origin = 'http://measure.test';
const served = {
  '/': ['text/html', '<!doctype html><title>measure</title>'],
  '/steps.mjs': ['text/javascript', readFileSync(join(import.meta.dirname, 'steps.mjs'))],
  '/evening_rounds.js': ['text/javascript', readFileSync(join(pkg, 'evening_rounds.js'))],
  '/evening_rounds_bg.wasm': ['application/wasm', readFileSync(join(pkg, 'evening_rounds_bg.wasm'))],
  ...Object.fromEntries(
    names.map((name) => [`/data/${name}`, ['application/json', readFileSync(join(folder, name))]]),
  ),
};

/** Runs in the page. */
async function turn(names) {
  const [{ measure }, wasm] = await Promise.all([import('/steps.mjs'), import('/evening_rounds.js')]);
  const begun = performance.now();
  await wasm.default({ module_or_path: '/evening_rounds_bg.wasm' });
  const start_ms = performance.now() - begun;
  const bytes = async (name) => new Uint8Array(await (await fetch(`/data/${name}`)).arrayBuffer());
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await bytes(name) })));
  return { start_ms, ...measure(wasm, files, 1) };
}

const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox'],
});
try {
  const result = { households: 0, ways: 0, start_ms: [], load_ms: [], times_ms: [] };
  for (let i = 0; i < Number(repeat); i += 1) {
    const page = await browser.newPage();
    await page.route('**/*', (route) => {
      const [contentType, body] = served[new URL(route.request().url()).pathname] ?? [];
      return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ contentType, body });
    });
    await page.goto(`${origin}/`);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(rate) });
    const one = await page.evaluate(turn, names);
    result.households = one.households;
    result.ways = one.ways;
    result.start_ms.push(one.start_ms);
    result.load_ms.push(...one.load_ms);
    result.times_ms.push(...one.times_ms);
    await page.close();
  }
  console.log(JSON.stringify(result));
} finally {
  await browser.close();
}
