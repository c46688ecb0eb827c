import { LitElement } from 'lit';
import type { App } from '../state/app.ts';
import type { AppState } from '../state/app-state.ts';

let shared: App | undefined;

/** Gives every part of the page the one state; to be called before the first part is made. */
export function share(app: App): void {
  shared = app;
}

/**
 * A part of the page that shows some of the state. It renders into the page itself, not into a shadow root: one
 * style sheet, one set of ids for labels and descriptions, and MapLibre's own style sheet reaches its map.
 */
export abstract class Part extends LitElement {
  /** Pieces of the state that it shows; only their change draws it anew. Words are always watched. */
  protected abstract readonly watched: readonly (keyof AppState)[];
  #seen: AppState | undefined;

  protected get app(): App {
    if (!shared) throw new Error('no state was shared');
    return shared;
  }

  protected get state(): AppState {
    return this.app.state;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.addEventListener('change', this.#changed);
  }

  override disconnectedCallback(): void {
    this.app.removeEventListener('change', this.#changed);
    super.disconnectedCallback();
  }

  readonly #changed = (): void => {
    const [now, before] = [this.state, this.#seen];
    this.#seen = now;
    if (!before || now.words !== before.words || this.watched.some((key) => now[key] !== before[key])) {
      this.requestUpdate();
    }
  };
}
