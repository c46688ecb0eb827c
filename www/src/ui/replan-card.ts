import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import { faultOf, times } from '../state/form.ts';
import type { Change } from '../state/so-far.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** `<replan-card>`: the evening under way: marking stops, planning the rest anew, and what that changed. */
export class ReplanCard extends Part {
  protected readonly watched = [
    'commune',
    'made',
    'soFar',
    'marking',
    'former',
    'form',
    'progress',
  ] as const satisfies (keyof AppState)[];
  /** The time chosen, until the plan is another. */
  #from: { readonly made: AppState['made']; readonly time: string } | undefined;

  #change(words: Words, change: Change): string {
    const hamlets = this.state.commune?.hamlets;
    const house = 'household' in change ? change.household : undefined;
    return words.t(`change-${change.kind}`, {
      mark: house?.house_mark ?? '',
      hamlet: hamlets?.find(({ id }) => id === house?.hamlet)?.name ?? '',
      team: 'team' in change ? change.team : '',
      duration: change.kind === 'late' ? words.duration(change.seconds) : '',
    });
  }

  #changes(): TemplateResult | typeof nothing {
    const { words, former, progress } = this.state;
    if (!former) return nothing;
    const { changes } = former;
    return html`<div class="changes">
      <h3>${words.t('changes-title')}</h3>
      ${
        changes.length === 0
          ? html`<p>${words.t('changes-none')}</p>`
          : html`<ul>
              ${changes.map((change) => html`<li class="change-${change.kind}">${this.#change(words, change)}</li>`)}
            </ul>`
      }
      <button
        type="button"
        class="quiet"
        ?disabled=${progress !== undefined}
        @click=${() => this.app.underway.back()}
      >
        ${icon('undo')}${words.t('changes-back')}
      </button>
    </div>`;
  }

  #again(): TemplateResult {
    const { words, made, form, progress } = this.state;
    const usual = this.app.underway.from();
    const from = this.#from?.made === made ? (this.#from?.time ?? usual) : usual;
    const first = made?.plan.teams.map(({ departure }) => departure).sort()[0] ?? from;
    return html`<div class="again">
      <label class="field" for="replan-from">
        <span>${words.t('replan-from')}</span>
        <select
          id="replan-from"
          ?disabled=${progress !== undefined}
          @change=${(event: Event) => {
            this.#from = { made, time: (event.target as HTMLSelectElement).value };
            this.requestUpdate();
          }}
        >
          ${times(first, '21:55', 5, from).map(
            (time) => html`<option value=${time} ?selected=${time === from}>${words.clock(time)}</option>`,
          )}
        </select>
      </label>
      <button
        type="button"
        class="secondary"
        ?disabled=${progress !== undefined || faultOf(form) !== undefined}
        @click=${() => this.app.underway.replan(from)}
      >
        ${icon('clock')}${words.t('replan')}
      </button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, made, soFar, marking } = this.state;
    if (!made) return nothing;
    const marks = soFar?.date === made.plan.date ? soFar.marks : [];
    const count = marks.filter(({ doing }) => doing !== 'heading').length;
    return html`<section class="card so-far" aria-labelledby="so-far-title">
      <header>
        <h2 id="so-far-title">${words.t('so-far-title')}</h2>
        <button
          type="button"
          class="quiet"
          aria-pressed=${marking}
          @click=${() => this.app.setMarking(!marking)}
        >
          ${words.t(marking ? 'so-far-stop' : 'so-far-start')}
        </button>
      </header>
      ${marking && count === 0 ? html`<p class="hint">${words.t('so-far-hint')}</p>` : nothing}
      ${count > 0 ? html`<p class="figure">${words.t('so-far-count', { count, of: made.plan.totals.stops })}</p>` : nothing}
      ${this.#changes()} ${marking || count > 0 ? this.#again() : nothing}
    </section>`;
  }
}
