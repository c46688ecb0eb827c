import { html, nothing, type TemplateResult } from 'lit';
import { kebab } from '../i18n/tell.ts';
import type { AppState } from '../state/app-state.ts';
import { UNCHANGED, WEIGHTS, type WeightName, weighed } from '../state/form.ts';
import { Part } from './part.ts';

/** A slider goes from "does not count" to twice what the settings say. */
const MOST = 200;
const STEP = 25;

/** `<weight-panel>`: what weighs how much tonight; the list of households follows while a slider moves. */
export class WeightPanel extends Part {
  protected readonly watched = ['form', 'commune', 'progress'] as const satisfies (keyof AppState)[];

  #slider(name: WeightName): TemplateResult {
    const { words, form, progress } = this.state;
    const percent = form.weights[name] ?? UNCHANGED;
    const id = `weight-${kebab(name)}`;
    const text = words.t('percent', { value: words.number(percent) });
    return html`<div class="weight">
      <label for=${id}>${words.t(id)}</label>
      <output for=${id}>${text}</output>
      <input
        id=${id}
        type="range"
        min="0"
        max=${MOST}
        step=${STEP}
        .value=${String(percent)}
        aria-valuetext=${text}
        aria-describedby="${id}-hint"
        ?disabled=${progress !== undefined}
        @input=${(event: Event) =>
          this.app.setForm(weighed(form, name, Number((event.target as HTMLInputElement).value)))}
      />
      <small id="${id}-hint">${words.t(`${id}.hint`)}</small>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, form, commune, progress } = this.state;
    if (!commune) return nothing;
    const moved = Object.keys(form.weights).length;
    const about = words.t(moved === 0 ? 'weights-unchanged' : 'weights-changed', { count: moved });
    return html`<details class="card form weights">
      <summary><span><b>${words.t('weights-title')}</b><small>${about}</small></span></summary>
      <p class="hint">${words.t('weights-hint')}</p>
      ${WEIGHTS.map((name) => this.#slider(name))}
      ${
        moved === 0
          ? nothing
          : html`<button
              type="button"
              class="quiet"
              ?disabled=${progress !== undefined}
              @click=${() => this.app.setForm({ ...form, weights: {} })}
            >
              ${words.t('weights-reset')}
            </button>`
      }
    </details>`;
  }
}
