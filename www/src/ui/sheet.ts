import type { PropertyValues } from 'lit';
import { Part } from './part.ts';

/** A part that opens over or beside the map for one thing at a time, and gives the focus back when it closes. */
export abstract class Sheet extends Part {
  #shown: string | undefined;
  /** Where the focus goes back to when the sheet closes. */
  #opener: HTMLElement | undefined;

  /** What it is open for; nothing when it is closed. */
  protected abstract get opened(): string | undefined;

  protected override willUpdate(_: PropertyValues): void {
    if (this.opened !== undefined && this.#shown === undefined) {
      const active = document.activeElement;
      this.#opener = active instanceof HTMLElement ? active : undefined;
    }
  }

  protected override updated(_: PropertyValues): void {
    const { opened } = this;
    if (opened === this.#shown) return;
    this.#shown = opened;
    if (opened !== undefined) {
      this.querySelector('.card-scroll')?.scrollTo(0, 0);
      this.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    } else {
      if (this.#opener?.isConnected) this.#opener.focus({ preventScroll: true });
      this.#opener = undefined;
    }
  }
}
