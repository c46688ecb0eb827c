import { describe, expect, it } from 'vitest';
import type { CommuneFile, FileKind } from '../engine/protocol.ts';
import {
  type CommuneFiles,
  type HandedFile,
  inForce,
  MOST_BYTES,
  type Recognised,
  type ToLoad,
  together,
  tooLarge,
} from './commune-files.ts';

const file = (name: string): CommuneFile => ({ name, bytes: new Uint8Array() });
const of = (kind: FileKind | null, name: string): Recognised => ({ kind, file: file(name) });
const names = (files: readonly CommuneFile[]) => files.map(({ name }) => name).sort();
const loaded = ({ files, choices }: ToLoad) => names(choices ? [...files, choices] : files);
const set = (sample: boolean, ...files: [FileKind, string][]): CommuneFiles => ({
  sample,
  files: new Map(files.map(([kind, name]) => [kind, file(name)])),
});

const demo = set(true, ['trails', 'demo trails'], ['households', 'demo households'], ['teams', 'demo teams']);
const own = set(false, ['trails', 'own trails'], ['households', 'own households'], ['teams', 'own teams']);

describe('files handed over', () => {
  it('take the place of the file of their kind', () => {
    expect(loaded(together(own, [of('teams', 'new teams')]))).toEqual([
      'new teams',
      'own households',
      'own trails',
    ]);
  });

  it('push the demo commune out whole when they bring trails', () => {
    const handed = [of('trails', 'mine'), of('households', 'my households')];
    expect(loaded(together(demo, handed))).toEqual(['mine', 'my households']);
    expect(inForce(demo, handed)).toEqual(set(false, ['trails', 'mine'], ['households', 'my households']));
  });

  it('leave the demo trails in place when they bring only households', () => {
    const handed = [of('households', 'mine')];
    expect(loaded(together(demo, handed))).toEqual(['demo teams', 'demo trails', 'mine']);
    expect(inForce(demo, handed).sample).toBe(false);
  });

  it('replace own trails without losing the rest', () => {
    const handed = [of('trails', 'longer trails')];
    expect(loaded(together(own, handed))).toEqual(['longer trails', 'own households', 'own teams']);
  });

  it('show the importer files of no known kind, but never put them in force', () => {
    const handed = [of(null, 'photo.jpg')];
    expect(loaded(together(demo, handed))).toContain('photo.jpg');
    expect(inForce(demo, handed)).toEqual(demo);
  });

  it('show the importer both when there are two of a kind', () => {
    const handed = [of('teams', 'a'), of('teams', 'b')];
    expect(loaded(together(own, handed))).toEqual(['a', 'b', 'own households', 'own trails']);
  });

  it('keep apart what was chosen about trails, which goes when other trails come', () => {
    const chosen = set(false, ['trails', 'own trails'], ['choices', 'chosen'], ['teams', 'own teams']);
    expect(together(chosen, [of('teams', 'new teams')]).choices?.name).toBe('chosen');
    expect(together(chosen, [of('trails', 'others')])).toMatchObject({ choices: undefined });
    expect([...inForce(chosen, [of('trails', 'others')]).files.keys()]).not.toContain('choices');
    const both = together(chosen, [of('trails', 'others'), of('choices', 'theirs')]);
    expect(both.choices?.name).toBe('theirs');
    expect(names(both.files)).toEqual(['others', 'own teams']);
  });

  it('that are only choices leave the demo the demo', () => {
    expect(inForce(demo, [of('choices', 'mine')])).toMatchObject({ sample: true });
  });

  it('that are journals are joined, line by line, to what is there', () => {
    const journal = (name: string, text: string): Recognised => ({
      kind: 'journal',
      file: { name, bytes: new TextEncoder().encode(text) },
    });
    const lines = ({ files }: ToLoad) =>
      new TextDecoder()
        .decode(files.find(({ name }) => name.includes('journal'))?.bytes)
        .split('\n')
        .filter((line) => line !== '');
    const first = inForce(demo, [journal('journal-a', 'a1\na2\n')]);
    expect(first.sample).toBe(true);
    expect(lines(together(first, [journal('journal-b', 'b1'), journal('journal-c', 'c1')]))).toEqual([
      'a1',
      'a2',
      'b1',
      'c1',
    ]);
    // Another place's trails push the demo's events out with the demo.
    expect(lines(together(first, [of('trails', 'mine'), journal('journal-b', 'b1')]))).toEqual(['b1']);
  });

  it('show the importer a second file of choices', () => {
    const { files, choices } = together(own, [of('choices', 'a'), of('choices', 'b')]);
    expect(choices?.name).toBe('a');
    expect(names(files)).toContain('b');
  });
});

describe('size', () => {
  const handed = (name: string, size: number): HandedFile => ({
    name,
    size,
    arrayBuffer: () => Promise.reject(new Error('must not be read')),
  });

  it('is asked before anything is read', () => {
    const problems = tooLarge([
      handed('small', 10),
      handed('large', MOST_BYTES + 1),
      handed('just', MOST_BYTES),
    ]);
    expect(problems).toEqual([
      {
        code: 'E101',
        severity: 'error',
        file: 'large',
        field: '',
        args: { size: '65', max: '64' },
      },
    ]);
  });
});
