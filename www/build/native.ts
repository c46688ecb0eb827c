// The command line's program, for tests that compare the page with it.
import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const PROGRAMS = ['--bin', 'evening-rounds', '--bin', 'wasm-test-runner', '--test', 'schemas'];
const root = resolve(import.meta.dirname, '../..');

/**
 * Where the program is, compiled first if need be. The words are those of `natives` in xtask/src/steps.rs: with others
 * Cargo would choose other features for shared crates, and compile them all once more.
 */
export function native(): string {
  execFileSync('cargo', ['build', '--quiet', '--workspace', ...PROGRAMS], {
    cwd: root,
    stdio: 'inherit',
  });
  return join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/evening-rounds');
}
