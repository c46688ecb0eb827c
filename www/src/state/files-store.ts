import type { FileKind } from '../engine/protocol.ts';
import type { CommuneFiles, Recognised } from '../files/commune-files.ts';
import type { Keeper } from '../storage/vault.ts';

interface Entry {
  readonly kind: FileKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

const NOTE = 'files';
/** What has a place of its own: what was chosen about trails, and what happened. */
const ELSEWHERE: readonly FileKind[] = ['choices', 'journal'];

/** Keeps the files of one's own commune, so that the page opens on it again without a network and without the files at hand. */
export class FilesStore {
  constructor(private readonly vault: Keeper) {}

  /** The files kept last; nothing where the demo was open last. */
  async read(): Promise<Recognised[] | undefined> {
    try {
      const entries = await this.vault.note<readonly Entry[]>(NOTE);
      return entries?.map(({ kind, name, bytes }) => ({ kind, file: { name, bytes } }));
    } catch {
      // The files can be opened again by hand.
      return undefined;
    }
  }

  /** Keeps the files in force; of the demo none. */
  async keep({ files, sample }: CommuneFiles): Promise<void> {
    const own = [...files].filter(([kind]) => !ELSEWHERE.includes(kind));
    const entries = own.map(([kind, { name, bytes }]): Entry => ({ kind, name, bytes }));
    try {
      await this.vault.setNote(NOTE, sample ? undefined : entries);
    } catch {
      // See above.
    }
  }
}
