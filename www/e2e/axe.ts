import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { EveningPage } from './page.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Violations as lines one can act on. */
export async function violations(evening: EveningPage): Promise<string[]> {
  const { page } = evening;
  // Through the debugging protocol, which the page's policy does not concern.
  if (!(await page.evaluate(() => 'axe' in window))) {
    const { readFileSync } = await import('node:fs');
    await page.evaluate(readFileSync(axe, 'utf8'));
  }
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
    return axe.run();
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
