import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { faultOf } from '../state/form.ts';
import { Part } from './part.ts';

/** `<plan-action>`: the one button of the page, and the progress while it works. */
export class PlanAction extends Part {
  protected readonly watched = [
    'commune',
    'form',
    'progress',
    'made',
    'stale',
    'loading',
  ] as const satisfies (keyof AppState)[];

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune, progress, made, stale, form, loading } = this.state;
    if (!commune) return nothing;
    if (progress) {
      const share = progress.total > 0 ? progress.done / progress.total : 0;
      return html`<div class="planning">
        <div class="planning-text">
          <b>${words.t('plan-running')}</b>
          <span>${words.t('plan-progress', { stops: progress.stops, worth: words.permille(progress.worth) })}</span>
          <progress max="1" .value=${share} aria-label=${words.t('plan-progress-label')}></progress>
        </div>
        <button type="button" class="secondary" @click=${() => this.app.cancel()}>${words.t('plan-cancel')}</button>
      </div>`;
    }
    const quiet = made !== undefined && !stale;
    return html`<button
      type="button"
      class=${quiet ? 'secondary wide' : 'primary wide'}
      ?disabled=${faultOf(form) !== undefined || loading}
      @click=${() => this.app.plan()}
    >
      ${words.t(made ? 'plan-again' : 'plan-make')}
    </button>`;
  }
}
