import type { ParkingWishes } from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from './app-state.ts';
import { adding, forbidding, keyOf, NO_WISHES, unsaid } from './parking.ts';
import type { ParkingStore } from './parking-store.ts';
import type { Place } from './place.ts';

/** How the desk sees the page's state and works on it. */
interface Page {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  fail(error: unknown): void;
  /** Where motorbikes would stand that people want to leave near a place; refused where no road is near. */
  parkingPlace(near: Place): Promise<[number, number]>;
  /** Ends a search under way. */
  stopPlanning(): Promise<void>;
  /** Asks anew how every household stands. */
  assess(): Promise<void>;
}

/** Says what was done to a place. */
type Said = (words: Words, place: Place) => string;

/** What people say of places to park on the evening of the form: kept on this machine, and taken back. */
export class ParkingDesk {
  constructor(
    private readonly store: ParkingStore,
    private readonly page: Page,
  ) {}

  /** What was said for an evening. */
  of(date: string, commune: AppState['commune']): ParkingWishes {
    return commune && date !== '' ? this.store.read(commune.trails_id, date) : NO_WISHES;
  }

  /** No motorbike shall stand there. */
  forbid(place: Place, said: Said): Promise<void> {
    return this.#change(forbidding(this.page.state.parking, place), place, said);
  }

  /** Nothing more is said of a place, neither that one parks there nor that one does not. */
  unsay(place: Place, said: Said): Promise<void> {
    return this.#change(unsaid(this.page.state.parking, place), place, said);
  }

  /** Motorbikes may stand at the road nearest to a place; whether there is one. */
  async add(near: Place, said: Said): Promise<boolean> {
    let place: Place;
    try {
      place = await this.page.parkingPlace(near);
    } catch (error) {
      this.page.fail(error);
      return false;
    }
    this.page.set({ placing: false, error: undefined });
    await this.#change(adding(this.page.state.parking, place), place, said);
    return true;
  }

  async #change(wishes: ParkingWishes, place: Place, said: Said): Promise<void> {
    const { undo, form, parking: before, commune } = this.page.state;
    if (!commune || form.date === '') return;
    const back = { date: form.date, wishes: before, place: keyOf(place) };
    const what = (words: Words) => said(words, place);
    await this.#put(form.date, wishes, {
      undo: [...undo, { said: what, back: [], parking: back }],
      news: what,
    });
  }

  /** Takes back the latest change, which was one of places to park. */
  async undo(): Promise<void> {
    const { undo } = this.page.state;
    const last = undo.at(-1);
    if (!last?.parking) return;
    const news = (words: Words) => words.t('undo-done', { what: last.said(words) });
    await this.#put(last.parking.date, last.parking.wishes, { undo: undo.slice(0, -1), news });
  }

  /** The state changes at once, so that nothing else that is being changed is lost. */
  async #put(date: string, wishes: ParkingWishes, change: Partial<AppState>): Promise<void> {
    const { commune, form, made } = this.page.state;
    if (!commune) return;
    this.store.keep(commune.trails_id, date, wishes);
    const shown = form.date === date;
    this.page.set({ ...change, ...(shown ? { parking: wishes, stale: made !== undefined } : {}) });
    if (!shown) return;
    await this.page.stopPlanning();
    // A plan that was finished meanwhile was made with other places.
    if (this.page.state.made !== made) this.page.set({ stale: true });
    await this.page.assess();
  }
}
