import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plan } from '../src/generated/types.ts';
import type { Dropped, EveningPage } from './page.ts';

/** Where the footpath to two of its houses leaves the road. */
export const TRAILHEAD = [107.43746, 16.2] as const;

const FILES = ['trails.geojson', 'households.geojson', 'hamlets.geojson', 'teams.json'];
const folder = fileURLToPath(new URL('../../tests/fixtures/riding/', import.meta.url));

/** A road with a house beside it and one at its far end, a footpath up to two more, and one team with a motorbike. */
export const riding = (): Dropped[] =>
  FILES.map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));

/** Opens it on an evening. */
export async function openRiding(evening: EveningPage): Promise<void> {
  await evening.open();
  await evening.drop(...riding(), { name: 'settings.json', text: '{}' });
  await evening.ready();
  await evening.onDate('2026-04-24');
}

/** The plan that the page shows, as it is handed out in either language. */
export async function made({ page }: EveningPage): Promise<Plan> {
  const download = page.waitForEvent('download');
  await page.locator('route-list > .downloads button').click();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString()) as Plan;
}

/** Where the plan parks, in order. */
export const parked = (plan: Plan): [number, number][] =>
  plan.teams.flatMap(({ legs }) =>
    legs.flatMap(({ mode, to }) => (mode === 'ride' && to.at === 'parking' ? [to.place] : [])),
  );

/** Metres between two places at the fixture's latitude. */
export const metres = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(((a[0] ?? 0) - (b[0] ?? 0)) * 106_780, ((a[1] ?? 0) - (b[1] ?? 0)) * 111_195);

/** Where a place is drawn: longitudes are even on the map, and so are latitudes over so short a way. */
export async function pixelOf(evening: EveningPage, [lon, lat]: readonly [number, number]) {
  const houses = { road: [107.41873, 16.200072], 'spur-high': [107.437367, 16.207644] } as const;
  const road = await evening.positionOf('positionOf', 'road');
  const high = await evening.positionOf('positionOf', 'spur-high');
  const [from, to] = [houses.road, houses['spur-high']];
  return {
    x: road.x + ((high.x - road.x) * (lon - from[0])) / (to[0] - from[0]),
    y: road.y + ((high.y - road.y) * (lat - from[1])) / (to[1] - from[1]),
  };
}
