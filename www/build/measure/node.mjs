// The page's module in Node.js: node node.mjs PKG FOLDER REPEAT → one line of JSON, see steps.mjs.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { measure } from './steps.mjs';

const [pkg = '', folder = '', repeat = '7'] = process.argv.slice(2);
const wasm = await import(pathToFileURL(resolve(pkg, 'evening_rounds.js')).href);
wasm.initSync({ module: readFileSync(join(pkg, 'evening_rounds_bg.wasm')) });
const names = readdirSync(folder).filter((name) => name.endsWith('json'));
const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
console.log(JSON.stringify(measure(wasm, files, Number(repeat))));
