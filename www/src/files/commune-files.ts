import type { CommuneFile, FileKind } from '../engine/protocol.ts';
import type { Problem } from '../generated/types.ts';

/** Largest file that is read at all: the importer's own limit, asked before a byte is in memory. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** A file as the browser hands it over: its size is known before it is read. */
export interface HandedFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file and what it holds; null when it is none of ours. */
export interface Recognised {
  readonly kind: FileKind | null;
  readonly file: CommuneFile;
}

/** The files of the commune in force, one of each kind. */
export interface CommuneFiles {
  readonly files: ReadonlyMap<FileKind, CommuneFile>;
  /** Whether they all come from the demo data. */
  readonly sample: boolean;
}

/** The numbered problem of each file that is too large to be read. */
export function tooLarge(files: readonly HandedFile[]): Problem[] {
  const mebibytes = (bytes: number) => String(Math.ceil(bytes / (1024 * 1024)));
  return files
    .filter((file) => file.size > MOST_BYTES)
    .map((file) => ({
      code: 'E101',
      severity: 'error',
      file: file.name,
      field: '',
      args: { size: mebibytes(file.size), max: mebibytes(MOST_BYTES) },
    }));
}

/** What the engine is given to load: what was chosen about trails stands apart, since it changes by touch. */
export interface ToLoad {
  readonly files: readonly CommuneFile[];
  readonly choices: CommuneFile | undefined;
}

/**
 * Journals as one: a journal is a set of events, one to a line, so two are joined by having all lines of both. Nothing
 * that somebody recorded goes because another tablet's journal comes.
 */
function joined(journals: readonly CommuneFile[]): CommuneFile | undefined {
  const [first, ...others] = journals;
  if (!first || others.length === 0) return first;
  const parts = journals.flatMap(({ bytes }) => [bytes, new Uint8Array([0x0a])]);
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { name: first.name, bytes };
}

/** What was handed over, with the journals among it joined to the one in force where that stays. */
function withJournal(current: CommuneFiles, handed: readonly Recognised[]): readonly Recognised[] {
  const brought = handed.filter(({ kind }) => kind === 'journal').map(({ file }) => file);
  if (brought.length === 0) return handed;
  const before =
    current.sample && handed.some(({ kind }) => kind === 'trails') ? undefined : current.files.get('journal');
  const file = joined(before ? [before, ...brought] : brought);
  const others = handed.filter(({ kind }) => kind !== 'journal');
  return file ? [...others, { kind: 'journal', file }] : others;
}

/** The files that stay when others are handed over. Choices go with the trails they are about. */
function staying(current: CommuneFiles, handed: readonly Recognised[]): [FileKind, CommuneFile][] {
  const kinds = new Set(handed.map(({ kind }) => kind));
  const trails = kinds.has('trails');
  if (current.sample && trails) return [];
  return [...current.files].filter(([kind]) => !kinds.has(kind) && !(trails && kind === 'choices'));
}

/**
 * The files to load after some were handed over: each takes the place of the one of its kind. New trails are
 * another place altogether, so they push out the whole demo commune. Files of an unknown kind, and a second
 * file of a kind, come along so that the importer says what is wrong with them.
 */
export function together(current: CommuneFiles, handed: readonly Recognised[]): ToLoad {
  const all: readonly Recognised[] = [
    ...staying(current, handed).map(([kind, file]) => ({ kind, file })),
    ...withJournal(current, handed),
  ];
  const choices = all.find(({ kind }) => kind === 'choices');
  return { files: all.filter((one) => one !== choices).map(({ file }) => file), choices: choices?.file };
}

/**
 * The files in force once a load went well: the known kinds only. Still the demo data if nothing was handed but
 * what was chosen about its trails or what happened there.
 */
export function inForce(current: CommuneFiles, handed: readonly Recognised[]): CommuneFiles {
  const files = new Map(staying(current, handed));
  let own = false;
  for (const { kind, file } of withJournal(current, handed)) {
    if (kind === null) continue;
    files.set(kind, file);
    if (kind !== 'choices' && kind !== 'journal') own = true;
  }
  return { files, sample: current.sample && !own };
}
