import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { EveningPage } from './page.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Violations as lines one can act on; `strong` asks for a contrast of 7. */
export async function violations(evening: EveningPage, strong = false): Promise<string[]> {
  const { page } = evening;
  // Through the debugging protocol, which the page's policy does not concern.
  if (!(await page.evaluate(() => 'axe' in window))) {
    const { readFileSync } = await import('node:fs');
    await page.evaluate(readFileSync(axe, 'utf8'));
  }
  const found = await page.evaluate(async (enabled) => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    // What passed is not told node by node: on long lists that takes longer than the rules.
    const rules = { 'color-contrast-enhanced': { enabled } };
    return (await axe.run({ resultTypes: ['violations'], rules })).violations;
  }, strong);
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}
