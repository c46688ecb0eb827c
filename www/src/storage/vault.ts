// The one door to what this machine keeps for good. What is written here is on the disk before the promise settles.

/** Why something could not be kept or read; names the catalogue's entry `storage-<reason>`. */
export type Reason =
  /** No room is left. */
  | 'full'
  /** The browser keeps nothing here: a private window, or storage that is shut off. */
  | 'refused'
  /** A newer version of the page has been here, and this one does not know its form. */
  | 'newer';

export class VaultError extends Error {
  constructor(
    readonly reason: Reason,
    cause?: unknown,
  ) {
    super(reason, { cause });
  }
}

/** An event of the journal: its line as the planner made it, under its name. */
export interface KeptLine {
  readonly id: string;
  readonly line: string;
}

/** What the desks need of the vault; a test gives its own. */
export interface Keeper {
  /** All lines of a book, in no particular order. */
  lines(book: string): Promise<KeptLine[]>;
  /** Keeps lines all together or not at all, each in place of one of its name. */
  add(book: string, lines: readonly KeptLine[]): Promise<void>;
  /** Names of lines that were handed over. */
  handed(book: string): Promise<string[]>;
  setHanded(book: string, ids: readonly string[]): Promise<void>;
  /** A single thing by name. */
  note<T>(name: string): Promise<T | undefined>;
  setNote(name: string, value: unknown): Promise<void>;
}

const NAME = 'evening-rounds';
const VERSION = 1;
const STORES = ['journal', 'handed', 'notes'] as const;
type Store = (typeof STORES)[number];

function reasonOf(error: unknown): Reason {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  return name === 'VersionError' ? 'newer' : 'refused';
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Everything in IndexedDB. Opened when it is first needed, and anew when the browser closed it. */
export class Vault implements Keeper {
  #opening: Promise<IDBDatabase> | undefined;
  /** Asked once there is something that must not go. */
  #lasting: Promise<unknown> | undefined;

  constructor(private readonly factory: () => IDBFactory = () => indexedDB) {}

  #open(): Promise<IDBDatabase> {
    this.#opening ??= this.#opened().catch((error) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }

  async #opened(): Promise<IDBDatabase> {
    const request = this.factory().open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
    };
    const database = await settled(request);
    const gone = () => {
      this.#opening = undefined;
    };
    database.onclose = gone;
    // A newer version in another tab wants to change the form: it need not wait for this one.
    database.onversionchange = () => {
      database.close();
      gone();
    };
    return database;
  }

  async #work<T>(
    store: Store,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => IDBRequest<T> | undefined,
  ): Promise<T | undefined> {
    try {
      const database = await this.#open();
      // Chrome's default may lose what was written in the last seconds before the battery is empty.
      const transaction = database.transaction(store, mode, { durability: 'strict' });
      return await new Promise((resolve, reject) => {
        let request: IDBRequest<T> | undefined;
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onabort = () => reject(transaction.error);
        request = work(transaction.objectStore(store));
      });
    } catch (error) {
      throw new VaultError(reasonOf(error), error);
    }
  }

  async lines(book: string): Promise<KeptLine[]> {
    return (await this.#work('journal', 'readonly', (store) => store.getAll(within(book)))) ?? [];
  }

  async add(book: string, lines: readonly KeptLine[]): Promise<void> {
    this.#lasting ??= lasting();
    await this.#work('journal', 'readwrite', (store) => {
      // The same name is the same event or its tombstone, so that it may be written twice.
      for (const line of lines) store.put(line, [book, line.id]);
      return undefined;
    });
  }

  async handed(book: string): Promise<string[]> {
    return (await this.#work('handed', 'readonly', (store) => store.getAll(within(book)))) ?? [];
  }

  async setHanded(book: string, ids: readonly string[]): Promise<void> {
    await this.#work('handed', 'readwrite', (store) => {
      for (const id of ids) store.put(id, [book, id]);
      return undefined;
    });
  }

  async note<T>(name: string): Promise<T | undefined> {
    return (await this.#work('notes', 'readonly', (store) => store.get(name))) as T | undefined;
  }

  async setNote(name: string, value: unknown): Promise<void> {
    await this.#work('notes', 'readwrite', (store) => {
      if (value === undefined) store.delete(name);
      else store.put(value, name);
      return undefined;
    });
  }
}

/** Asks the browser not to clear anything when the disk is nearly full; it may say no. */
const lasting = async (): Promise<void> => {
  try {
    await navigator.storage?.persist?.();
  } catch {
    // What is written stays as long as the browser lets it, as before.
  }
};

/** Every key of a book. */
const within = (book: string): IDBKeyRange => IDBKeyRange.bound([book], [book, []]);
