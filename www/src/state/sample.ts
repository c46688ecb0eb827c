import sample from '../../sample.json';
import type { FileKind } from '../engine/protocol.ts';
import type { Recognised } from '../files/commune-files.ts';

/** The evening the demo commune is made for: its absences and attempts lie in the days before. */
export const SAMPLE_EVENING: string = sample.evening;

/** Fetches the demo commune's files. Rejects when one does not come. */
export function fetchSample(): Promise<Recognised[]> {
  return Promise.all(
    sample.files.map(async (name) => {
      const response = await fetch(`sample/${name}`);
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      // The demo's files are named after their kinds.
      return { kind: name.replace(/\..*$/, '') as FileKind, file: { name, bytes } };
    }),
  );
}
