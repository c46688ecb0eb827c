import { choicesFile, type Engine, EngineError } from '../engine/engine.ts';
import type { CommuneFile, FileKind } from '../engine/protocol.ts';
import {
  type CommuneFiles,
  type HandedFile,
  inForce,
  type Recognised,
  together,
} from '../files/commune-files.ts';
import type { CommuneView, LoadReport, Problem } from '../generated/types.ts';
import type { ChoiceStore } from './choice-store.ts';
import type { Said } from './network.ts';

/** What became of the choices that this machine keeps. */
export type ChoiceNote =
  /** They hold only until the page is closed: the browser took none. */
  | 'not-kept'
  /** Those kept before can no longer be read; they were put aside. */
  | 'unreadable'
  /** Those kept before gave way to an opened file; they were put aside. */
  | 'replaced';

/** A commune that was read, or all that is wrong with its files. */
export type Loaded =
  | { readonly commune?: undefined; readonly problems: readonly Problem[] }
  | {
      readonly commune: CommuneView;
      readonly problems: readonly Problem[];
      readonly files: CommuneFiles;
      readonly note: ChoiceNote | undefined;
    };

/** Reads a file and asks what it holds. Rejects with the kind `read` when it cannot be read. */
export async function recognise(engine: Engine, handed: HandedFile): Promise<Recognised> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await handed.arrayBuffer());
  } catch {
    // A folder, or a file that was moved meanwhile.
    throw new EngineError({ kind: 'read', args: { file: handed.name } });
  }
  const file: CommuneFile = { name: handed.name, bytes };
  return { kind: (await engine.fileKind(file)) as FileKind | null, file };
}

const text = (file: CommuneFile): string => new TextDecoder().decode(file.bytes);

/** The files in force with what was chosen about their trails. */
export function withChoices(files: CommuneFiles, choices: string): CommuneFiles {
  return { ...files, files: new Map([...files.files, ['choices', choicesFile(choices)]]) };
}

/** What was said of single trails by the files in force, all of which were read already. */
export function saidOf(files: CommuneFiles): Said {
  const file = files.files.get('choices');
  if (!file) return {};
  try {
    return (JSON.parse(text(file)) as { trails?: Said }).trails ?? {};
  } catch {
    return {};
  }
}

/**
 * Loads the files in force with those handed over. Where they hold no choices about the trails, those kept for
 * the same trails on this machine are loaded with them; so are the lines of the journal that it keeps.
 */
export async function loadCommune(
  engine: Engine,
  store: ChoiceStore,
  current: CommuneFiles,
  handed: readonly Recognised[],
  lines: readonly string[] = [],
): Promise<Loaded> {
  const { files, choices } = together(current, handed);
  const report = await engine.load(files, choices, lines);
  const { commune, problems } = report;
  if (!commune) return { problems };
  const loaded = { commune, problems, files: inForce(current, handed), note: undefined };
  const kept = store.read(commune.trails_id);
  if (kept === undefined) return loaded;
  if (choices) {
    const same = text(choices) === kept;
    return same ? loaded : { ...loaded, note: aside(store, commune, 'replaced') };
  }
  const again = await loadWith(engine, files, kept, lines);
  if (!again?.commune) return { ...loaded, note: aside(store, commune, 'unreadable') };
  return {
    ...loaded,
    commune: again.commune,
    problems: again.problems,
    files: withChoices(loaded.files, kept),
  };
}

/** Puts aside what was kept; it stays the page's word only when the browser refuses even that. */
function aside(store: ChoiceStore, commune: CommuneView, note: ChoiceNote): ChoiceNote {
  return store.setAside(commune.trails_id) ? note : 'not-kept';
}

/** Loads kept choices; nothing when not even the attempt could be made. */
async function loadWith(
  engine: Engine,
  files: readonly CommuneFile[],
  kept: string,
  lines: readonly string[],
): Promise<LoadReport | undefined> {
  try {
    return await engine.load(files, choicesFile(kept), lines);
  } catch {
    // The engine starts anew with the files that went well.
    return undefined;
  }
}
