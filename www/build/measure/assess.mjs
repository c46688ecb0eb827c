// How long the page's module takes to say how every household stands on an evening, the coming evenings included:
// node assess.mjs PKG FOLDER REPEAT → one line of JSON with the households and the milliseconds of each turn.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [pkg = '', folder = '', repeat = '7'] = process.argv.slice(2);
const wasm = await import(pathToFileURL(resolve(pkg, 'evening_rounds.js')).href);
wasm.initSync({ module: readFileSync(join(pkg, 'evening_rounds_bg.wasm')) });
const names = readdirSync(folder).filter((name) => /json(l)?$/.test(name));
const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
const session = new wasm.Session();
const { problems, commune } = session.load(files);
if (!commune) throw new Error(JSON.stringify(problems.slice(0, 3)));
const assess_ms = [];
for (let turn = 0; turn < Number(repeat); turn++) {
  const begun = performance.now();
  const { households } = session.assess({ date: '2026-04-24' });
  assess_ms.push(performance.now() - begun);
  if (households.length !== commune.households.length) throw new Error('a household is missing');
}
console.log(JSON.stringify({ households: commune.households.length, assess_ms }));
