// The page's module and the command line give the same plan, byte for byte.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { native } from '../../build/native.ts';
import type { Plan, Underway } from '../generated/types.ts';
import { type StopMark, underwayOf } from '../state/so-far.ts';

const root = resolve(import.meta.dirname, '../../..');
const real = resolve(root, '../shared/data/ordino');
const temporary = mkdtempSync(join(tmpdir(), 'same-bytes-'));

type Module = typeof import('../../pkg/evening_rounds.js');
let wasm: Module;
let program: string;

beforeAll(async () => {
  program = native();
  wasm = (await import('../../pkg/evening_rounds.js')) as Module;
  wasm.initSync({ module: readFileSync(join(root, 'www/pkg/evening_rounds_bg.wasm')) });
}, 600_000);

afterAll(() => rmSync(temporary, { recursive: true, force: true }));

function cli(...args: string[]): string {
  return execFileSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function planInWasm(folder: string, iterations: number, slices: number[], underway?: Underway): string {
  const session = new wasm.Session();
  const names = readdirSync(folder).filter((name) => name.endsWith('json'));
  const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
  const report = session.load(files);
  expect(report.commune, JSON.stringify(report.problems.slice(0, 3))).toBeDefined();
  const request = { date: '2026-04-24', seed: 7, iterations, ...(underway ? { underway } : {}) };
  let progress = session.start_plan(request);
  for (let turn = 0; progress.done < progress.total; turn += 1) {
    progress = session.step(slices[turn % slices.length] ?? 1);
  }
  const text = session.finish_plan();
  session.free();
  return text;
}

/** The same with three searches beside each other, of which one goes on by orders as in a worker of its own. */
function planOnIslands(folder: string, iterations: number, slice: number): string {
  const session = new wasm.Session();
  const names = readdirSync(folder).filter((name) => name.endsWith('json'));
  session.load(names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) })));
  let progress = session.start_plan({ date: '2026-04-24', seed: 7, iterations, islands: 3 });
  let order = session.island_order(1);
  const island = new wasm.Island(order ?? new Uint8Array());
  while (progress.done < progress.total || session.is_waiting()) {
    progress = session.step(slice);
    if (island.left() > 0) {
      session.island_told(1, island.step(slice));
      if (island.left() === 0) progress = session.island_reported(1, island.report());
    }
    order = session.island_order(1);
    if (order) island.go_on(order);
  }
  const text = session.finish_plan();
  session.free();
  island.free();
  return text;
}

describe('a plan is the same bytes', () => {
  const args = (folder: string) =>
    [
      'plan',
      '--data',
      folder,
      '--date',
      '2026-04-24',
      '--seed',
      '7',
      '--iterations',
      '3000',
      '--json',
    ] as const;

  it('from the command line and the module, however the search is sliced', () => {
    const sample = join(root, 'data/sample');
    const text = cli(...args(sample));
    expect(JSON.parse(text).totals.stops).toBeGreaterThan(4);
    expect(planInWasm(sample, 3000, [3000])).toBe(text);
    expect(planInWasm(sample, 3000, [1, 7, 130])).toBe(text);

    // The rest of an evening under way too.
    const plan = JSON.parse(text) as Plan;
    const marks = plan.teams.flatMap(({ team, stops }) =>
      stops.slice(0, 2).map(({ household, leave }, place): StopMark => {
        const doing = place === 0 ? 'met' : 'nobody';
        return { household, team, doing, at: leave.slice(0, 5) };
      }),
    );
    const underway = underwayOf(plan, marks, '20:10');
    const file = join(temporary, 'underway.json');
    writeFileSync(file, JSON.stringify(underway));
    const rest = cli(...args(sample), '--underway', file);
    expect((JSON.parse(rest) as Plan).teams.every(({ stops }) => stops[1]?.made === 'nobody')).toBe(true);
    expect(planInWasm(sample, 3000, [1, 7, 130], underway)).toBe(rest);
  }, 240_000);

  it('from the command line on threads and from the module, wherever its searches are', () => {
    const sample = join(root, 'data/sample');
    const asked = ['--data', sample, '--date', '2026-04-24', '--seed', '7', '--iterations', '9000'];
    const text = cli('plan', ...asked, '--islands', '3', '--json');
    expect(JSON.parse(text).islands).toBe(3);
    expect(planOnIslands(sample, 9000, 800)).toBe(text);
    expect(planOnIslands(sample, 9000, 5000)).toBe(text);
  }, 240_000);

  it.skipIf(!existsSync(real))(
    'on a real mountain commune (skipped where ../shared/data/ordino is missing)',
    () => {
      cli(
        ...['generate', '--seed', '1', '--households', '200', '--hamlets', '8', '--teams', '3'],
        ...['--buildings', join(real, 'households.geojson'), '--trails', join(real, 'trails.geojson')],
        ...['--out', temporary],
      );
      const text = cli(...args(temporary));
      expect(JSON.parse(text).teams).toHaveLength(3);
      expect(planInWasm(temporary, 3000, [400])).toBe(text);
    },
    120_000,
  );
});
