/**
 * What was chosen about trails, kept on this machine by the fingerprint of the trails' lines. Nothing in it
 * tells of a household: it holds keys of trails and of places where trails meet, and dates.
 */
const KEPT = 'evening-rounds.choices.';
const ASIDE = 'evening-rounds.choices-aside.';

/** The part of the browser's storage that is used. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const browserStorage = (): TextStorage => localStorage;

/** Keeps texts by trails; where the browser keeps nothing, at least until the page is closed. */
export class ChoiceStore {
  readonly #texts = new Map<string, string>();

  /** `storage` may throw, as reading `localStorage` does where it is shut off. */
  constructor(private readonly storage: () => TextStorage = browserStorage) {}

  /** What was kept of these trails, if anything. */
  read(trails: string): string | undefined {
    const remembered = this.#texts.get(trails);
    if (remembered !== undefined) return remembered;
    try {
      return this.storage().getItem(KEPT + trails) ?? undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps a text; false when it will be gone with the page. */
  keep(trails: string, text: string): boolean {
    this.#texts.set(trails, text);
    try {
      const storage = this.storage();
      storage.setItem(KEPT + trails, text);
      // Some browsers take a text without a word and keep nothing.
      return storage.getItem(KEPT + trails) === text;
    } catch {
      return false;
    }
  }

  /**
   * Moves what was kept out of the way of what comes, under a name of its own: nothing is lost that a newer
   * version may read. False when the browser did not take it; it then stays where it was.
   */
  setAside(trails: string): boolean {
    const text = this.read(trails);
    if (text === undefined) return true;
    try {
      const storage = this.storage();
      let name = ASIDE + trails;
      for (let number = 2; ![null, text].includes(storage.getItem(name)); number += 1) {
        name = `${ASIDE}${trails}.${number}`;
      }
      storage.setItem(name, text);
      storage.removeItem(KEPT + trails);
      this.#texts.delete(trails);
      return true;
    } catch {
      return false;
    }
  }
}
