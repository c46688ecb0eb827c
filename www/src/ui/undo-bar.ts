import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../state/app.ts';
import type { AppState } from '../state/app-state.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** What was done last to the trails or the pins, and the button that takes it back. */
export function undoRow(app: App): TemplateResult | typeof nothing {
  const { words, undo } = app.state;
  const last = undo.at(-1);
  if (!last) return nothing;
  return html`<div class="undo">
    <span>${last.said(words)}</span>
    <button type="button" class="quiet" @click=${() => app.undoChoice()}>
      ${icon('undo')}${words.t('undo')}${undo.length > 1 ? html` <span class="count">${words.number(undo.length)}</span>` : nothing}
    </button>
  </div>`;
}

/** `<undo-bar>`: above the main button, for whatever view is open. */
export class UndoBar extends Part {
  protected readonly watched = ['undo', 'trail', 'selected'] as const satisfies (keyof AppState)[];

  protected override render(): TemplateResult | typeof nothing {
    // The open card of a trail has its own, and so has a household's for what was pinned down there.
    const { trail, selected, undo } = this.state;
    const onCard = trail !== undefined || (selected !== undefined && undo.at(-1)?.pins !== undefined);
    return onCard ? nothing : html`${undoRow(this.app)}`;
  }
}
