import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../state/app.ts';
import type { AppState } from '../state/app-state.ts';
import { ridesOut } from '../state/form.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** What was done last to the trails, the pins or places to park, and the button that takes it back. */
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
  protected readonly watched = [
    'undo',
    'trail',
    'selected',
    'place',
    'form',
  ] as const satisfies (keyof AppState)[];

  protected override render(): TemplateResult | typeof nothing {
    // The open card of a trail has its own, and so has a household's for what was said there.
    const { trail, selected, place, undo, form, commune } = this.state;
    const last = undo.at(-1);
    const parks = last?.parking !== undefined && commune !== undefined && ridesOut(form, commune);
    const pinned = selected !== undefined && (last?.pins !== undefined || parks);
    const parked = place !== undefined && last?.parking?.place === place;
    const onCard = trail !== undefined || pinned || parked;
    return onCard ? nothing : html`${undoRow(this.app)}`;
  }
}
