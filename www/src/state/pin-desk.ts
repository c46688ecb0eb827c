import type { Pins } from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from './app-state.ts';
import type { PinStore } from './pin-store.ts';
import { holding, listOf, NO_PINS } from './pins.ts';

/** How the desk sees the page's state and works on it. */
interface Page {
  readonly state: AppState;
  set(change: Partial<AppState>): void;
  /** Ends a search under way. */
  stopPlanning(): Promise<void>;
  /** Asks anew how every household stands. */
  assess(): Promise<void>;
}

/** What people pin down for the evening of the form: kept on this machine, and taken back. */
export class PinDesk {
  constructor(
    private readonly store: PinStore,
    private readonly page: Page,
  ) {}

  /** What is pinned down for an evening, as far as the commune in force knows it. */
  of(date: string, commune: AppState['commune']): Pins {
    return commune && date !== '' ? holding(this.store.read(commune.trails_id, date), commune) : NO_PINS;
  }

  /** Puts other pins in place of those of the evening; `said` tells what was done, and it can be taken back. */
  async change(pins: Pins, said: (words: Words) => string): Promise<void> {
    const { undo, form, pins: before, commune } = this.page.state;
    if (!commune || form.date === '') return;
    const back = { date: form.date, pins: before };
    await this.#put(form.date, pins, { undo: [...undo, { said, back: [], pins: back }], news: said });
  }

  /** Takes back the latest change, which was one of pins. */
  async undo(): Promise<void> {
    const { undo } = this.page.state;
    const last = undo.at(-1);
    if (!last?.pins) return;
    const news = (words: Words) => words.t('undo-done', { what: last.said(words) });
    await this.#put(last.pins.date, last.pins.pins, { undo: undo.slice(0, -1), news });
  }

  /** The state changes at once, so that nothing else that is being changed is lost. */
  async #put(date: string, pins: Pins, change: Partial<AppState>): Promise<void> {
    const { commune, form, made } = this.page.state;
    if (!commune) return;
    this.store.keep(commune.trails_id, date, pins);
    const shown = form.date === date;
    this.page.set({ ...change, ...(shown ? { pins, stale: made !== undefined } : {}) });
    if (!shown) return;
    await this.page.stopPlanning();
    // A plan that was finished meanwhile was made with other pins.
    if (this.page.state.made !== made) this.page.set({ stale: true });
    await this.page.assess();
  }
}

/** Pins as they are asked of the planner: none at all rather than an empty list. */
export const askedPins = (pins: Pins): { pins?: Pins } => (listOf(pins).length > 0 ? { pins } : {});
