// One evening planned for so many seconds, in Node.js and in a browser alike.

/**
 * Loads a commune and improves its evening's plan in slices until the time is over; loading is not counted.
 *
 * @param {{ Session: new () => any }} wasm the module's glue, initialised
 * @param {{ name: string, text: string }[]} files
 * @param {number} seconds
 * @returns {{ rounds: number, worth: number }} rounds made, and the plan's worth in thousandths of a point
 */
export function plan(wasm, files, seconds) {
  const session = new wasm.Session();
  const encoder = new TextEncoder();
  const report = session.load(files.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })));
  if (!report.commune) throw new Error(`not loaded: ${JSON.stringify(report.problems.slice(0, 3))}`);
  session.start_plan({ date: '2026-04-24', seed: 1, iterations: 1_000_000_000 });
  const until = performance.now() + seconds * 1000;
  let told = { done: 0, worth: 0 };
  while (performance.now() < until) told = session.step(100);
  session.free();
  return { rounds: told.done, worth: told.worth };
}
