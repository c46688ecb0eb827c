// How good a plan the page's module finds in so many seconds: node plan.mjs PKG FOLDER SECONDS [RATE], FOLDER as written by
// `cargo bench --bench planner -- evenings`: one folder for each evening, with the worth of the best plan known. In Node.js, or
// with RATE in a Chromium slowed so many times, on the thread that is slowed. One seed; prints the gaps in per cent.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { plan } from './planning.mjs';

const [pkg = '', folder = '', seconds = '0.6', rate = ''] = process.argv.slice(2);

function evening(name) {
  const place = join(folder, name);
  const names = readdirSync(place).filter((file) => /json(l)?$/.test(file));
  const files = names.map((file) => ({ name: file, text: readFileSync(join(place, file), 'utf8') }));
  return { name, files, best: Number(readFileSync(join(place, 'best.txt'), 'utf8')) };
}

async function inNode() {
  const wasm = await import(pathToFileURL(resolve(pkg, 'evening_rounds.js')).href);
  wasm.initSync({ module: readFileSync(join(pkg, 'evening_rounds_bg.wasm')) });
  return { run: async (files) => plan(wasm, files, Number(seconds)), close: async () => {} };
}

/** Runs in the page. */
async function turn([files, seconds]) {
  const [{ plan }, wasm] = await Promise.all([import('/planning.mjs'), import('/evening_rounds.js')]);
  await wasm.default({ module_or_path: '/evening_rounds_bg.wasm' });
  return plan(wasm, files, seconds);
}

async function inChromium() {
  const { chromium } = await import('@playwright/test');
  const executablePath = process.env.CHROMIUM_PATH;
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--no-sandbox'],
  });
  const served = {
    '/': ['text/html', '<!doctype html><title>measure</title>'],
    '/planning.mjs': ['text/javascript', readFileSync(join(import.meta.dirname, 'planning.mjs'))],
    '/evening_rounds.js': ['text/javascript', readFileSync(join(pkg, 'evening_rounds.js'))],
    '/evening_rounds_bg.wasm': ['application/wasm', readFileSync(join(pkg, 'evening_rounds_bg.wasm'))],
  };
  const run = async (files) => {
    const page = await browser.newPage();
    await page.route('**/*', (route) => {
      const [contentType, body] = served[new URL(route.request().url()).pathname] ?? [];
      return body === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ contentType, body });
    });
    await page.goto('http://measure.test/');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(rate) });
    const found = await page.evaluate(turn, [files, Number(seconds)]);
    await page.close();
    return found;
  };
  return { run, close: () => browser.close() };
}

const where = rate === '' ? await inNode() : await inChromium();
try {
  const gaps = [];
  for (const name of readdirSync(folder).sort()) {
    const { files, best } = evening(name);
    const { rounds, worth } = await where.run(files);
    const gap = ((best - worth) / best) * 100;
    gaps.push(gap);
    console.log(`${name}: ${worth / 1000} of ${best / 1000}, ${gap.toFixed(3)} %, ${rounds} rounds`);
  }
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  console.log(`mean gap ${mean.toFixed(3)} %, worst ${Math.max(...gaps).toFixed(3)} %`);
} finally {
  await where.close();
}
