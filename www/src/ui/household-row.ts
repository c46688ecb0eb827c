import { html, type TemplateResult } from 'lit';
import type { HouseholdView } from '../generated/types.ts';
import type { App } from '../state/app.ts';
import type { HouseholdMark } from '../state/evening.ts';
import { markIcon } from './icons.ts';

/** A household in a list, pressed to open or close its card; `lines` say what the list is about. */
export function householdRow(
  app: App,
  household: HouseholdView,
  hamlet: string,
  mark: HouseholdMark,
  lines: readonly string[],
): TemplateResult {
  const open = app.state.selected === household.id;
  return html`<li>
    <button
      type="button"
      class="row ${open ? 'open' : ''}"
      data-household=${household.id}
      aria-pressed=${open}
      @click=${() => app.select(open ? undefined : household.id)}
    >
      ${markIcon(mark)}
      <span class="row-main">
        <span class="row-title"><b>${household.house_mark}</b> <span>${hamlet}</span></span>
        ${lines.map((line) => html`<span class="row-tasks">${line}</span>`)}
      </span>
    </button>
  </li>`;
}
