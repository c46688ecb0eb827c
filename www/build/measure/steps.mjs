// What is measured, in Node.js and in a browser alike: files to all travel times between the households.

/**
 * Loads the commune and asks for all times, in a new session each time.
 *
 * @param {{ Session: new () => any }} wasm the module's glue, initialised
 * @param {{ name: string, bytes: Uint8Array }[]} files
 * @param {number} repeat
 * @returns {{ households: number, ways: number, load_ms: number[], times_ms: number[] }}
 */
export function measure(wasm, files, repeat) {
  const result = { households: 0, ways: 0, load_ms: [], times_ms: [] };
  for (let turn = 0; turn < repeat; turn += 1) {
    const session = new wasm.Session();
    const begun = performance.now();
    const report = session.load(files);
    const loaded = performance.now();
    if (!report.commune) throw new Error(`not loaded: ${JSON.stringify(report.problems.slice(0, 3))}`);
    const times = session.times();
    const done = performance.now();
    session.free();
    result.load_ms.push(loaded - begun);
    result.times_ms.push(done - loaded);
    result.households = Math.round(Math.sqrt(times.length));
    result.ways = times.filter((seconds) => seconds >= 0).length;
  }
  return result;
}
