import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type AppState, type MadePlan, VIEWS, type View } from '../state/app-state.ts';
import { STATUSES } from '../state/evening.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** `<evening-rounds>`: the whole page; also takes files dropped anywhere on it. */
export class Shell extends Part {
  protected readonly watched = [
    'commune',
    'view',
    'made',
    'loading',
    'news',
    'selected',
    'trail',
    'place',
    'marks',
    'round',
  ] as const satisfies (keyof AppState)[];
  #selected: string | undefined;
  #made: MadePlan | undefined;
  /** Drags enter and leave every element on their way; the page is left when the sum is nought. */
  #entered = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('dragenter', this.#dragEnter);
    window.addEventListener('dragover', this.#dragOver);
    window.addEventListener('dragleave', this.#dragLeave);
    window.addEventListener('drop', this.#drop);
  }

  override disconnectedCallback(): void {
    window.removeEventListener('dragenter', this.#dragEnter);
    window.removeEventListener('dragover', this.#dragOver);
    window.removeEventListener('dragleave', this.#dragLeave);
    window.removeEventListener('drop', this.#drop);
    super.disconnectedCallback();
  }

  readonly #dragEnter = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    this.#entered += 1;
    this.requestUpdate();
  };

  readonly #dragOver = (event: DragEvent): void => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };

  readonly #dragLeave = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    this.#entered = Math.max(0, this.#entered - 1);
    this.requestUpdate();
  };

  readonly #drop = (event: DragEvent): void => {
    // Always: otherwise the browser leaves the page to show the file.
    event.preventDefault();
    this.#entered = 0;
    this.requestUpdate();
    void this.app.opening.files([...(event.dataTransfer?.files ?? [])]);
  };

  protected override updated(_: PropertyValues): void {
    document.title = this.state.words.t('app-title');
    const { selected, made } = this.state;
    if (made !== this.#made) {
      this.#made = made;
      this.querySelector('.panel-scroll')?.scrollTo(0, 0);
    }
    if (selected === this.#selected) return;
    this.#selected = selected;
    if (selected) void this.#reveal(selected);
  }

  /** Brings the row of a household chosen on the map into view, once the lists have drawn it. */
  async #reveal(id: string): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const row = this.querySelector(`.view:not([hidden]) [data-household="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: 'nearest' });
  }

  #tab(view: View, text: string): TemplateResult {
    const on = this.state.view === view;
    return html`<button
      type="button"
      role="tab"
      id="tab-${view}"
      aria-controls="view-${view}"
      aria-selected=${on}
      tabindex=${on ? 0 : -1}
      @click=${() => this.app.setView(view)}
    >
      ${text}
    </button>`;
  }

  /** Left and right go from tab to tab, as people who use a keyboard expect. */
  #tabKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const step = event.key === 'ArrowRight' ? 1 : VIEWS.length - 1;
    const view = VIEWS[(VIEWS.indexOf(this.state.view) + step) % VIEWS.length] ?? 'plan';
    this.app.setView(view);
    this.querySelector<HTMLElement>(`#tab-${view}`)?.focus();
  };

  #intro(): TemplateResult {
    const { words, marks } = this.state;
    const counts = new Map<string, number>();
    for (const { status } of marks.values()) counts.set(status, (counts.get(status) ?? 0) + 1);
    return html`<section class="card intro">
      <h2>${words.t('plan-intro-title')}</h2>
      <p>${words.t('plan-intro')}</p>
      <ul class="counts">
        ${STATUSES.map((status) =>
          counts.has(status)
            ? html`<li class="count-${status}">${words.t(`plan-intro-${status}`, { count: counts.get(status) ?? 0 })}</li>`
            : nothing,
        )}
      </ul>
    </section>`;
  }

  protected override render(): TemplateResult {
    const { words, commune, view, made, loading, news, selected, trail, place, round } = this.state;
    const count = commune ? ` (${words.number(commune.households.length)})` : '';
    return html`
      <page-header></page-header>
      <main class=${round !== undefined ? 'on-round' : selected || trail || place ? 'with-card' : ''}>
        <evening-map></evening-map>
        <div id="panel" class="panel" tabindex="-1">
          ${round && made ? html`<round-part class="panel-part"></round-part>` : nothing}
          <div class="panel-scroll" ?hidden=${round !== undefined}>
            ${view === 'trails' ? nothing : html`<repair-notice></repair-notice>`}
            <problem-panel></problem-panel>
            ${loading && !commune ? html`<p class="loading">${words.t('loading')}</p>` : nothing}
            <div class="tabs" role="tablist" aria-label=${words.t('view-label')} @keydown=${this.#tabKey}>
              ${this.#tab('plan', words.t('view-plan'))}
              ${this.#tab('households', `${words.t('view-households')}${count}`)}
              ${this.#tab('trails', words.t('view-trails'))}
            </div>
            <div class="view" id="view-plan" role="tabpanel" aria-labelledby="tab-plan" ?hidden=${view !== 'plan'}>
              <plan-form></plan-form>
              <pin-list></pin-list>
              <parking-list></parking-list>
              ${commune && !made ? this.#intro() : nothing}
              <replan-card></replan-card>
              <route-list></route-list>
              <left-out></left-out>
            </div>
            <div class="view" id="view-households" role="tabpanel" aria-labelledby="tab-households" ?hidden=${view !== 'households'}>
              ${view === 'households' ? html`<progress-card></progress-card><weight-panel></weight-panel><household-list></household-list>` : nothing}
            </div>
            <div class="view" id="view-trails" role="tabpanel" aria-labelledby="tab-trails" ?hidden=${view !== 'trails'}>
              ${view === 'trails' ? html`<repair-list></repair-list><trail-list></trail-list>` : nothing}
            </div>
            <data-files></data-files>
          </div>
          <div class="action-bar" ?hidden=${round !== undefined}><undo-bar></undo-bar><plan-action></plan-action></div>
        </div>
        <household-card></household-card>
        <trail-card></trail-card>
        <parking-card></parking-card>
      </main>
      <p class="visually-hidden" role="status" aria-live="polite">${news(words)}</p>
      ${
        this.#entered > 0
          ? html`<div class="drop" aria-hidden="true">
              <div>${icon('file')}<b>${words.t('files-drop-here')}</b><span>${words.t('files-drop-detail')}</span></div>
            </div>`
          : nothing
      }
    `;
  }
}
