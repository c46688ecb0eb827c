import { html, nothing, type TemplateResult } from 'lit';
import { NAMELESS, type Offer, offersOf, type SystemChoice } from '../files/offers.ts';
import type { Problem } from '../generated/types.ts';
import { kebab, problemText } from '../i18n/tell.ts';
import type { AppState } from '../state/app-state.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** Problems drawn; a file of nonsense can have thousands. */
const MOST = 100;

/** `<problem-panel>`: what the files opened last have wrong, and failures of the page itself. */
export class ProblemPanel extends Part {
  protected readonly watched = [
    'converted',
    'loading',
    'problems',
    'error',
    'commune',
    'files',
  ] as const satisfies (keyof AppState)[];

  #problem(problem: Problem): TemplateResult {
    const { words } = this.state;
    const { cause, fix } = problemText(words, problem);
    const where = [
      problem.file,
      ...(problem.feature === undefined
        ? []
        : [words.t('problems-where-feature', { number: words.number(problem.feature + 1) })]),
      ...(problem.id === undefined ? [] : [problem.id]),
      ...(problem.field === '' ? [] : [words.t('problems-where-field', { field: problem.field })]),
    ];
    return html`<li class="problem ${problem.severity}">
      <p class="problem-head">
        <b class="code">${problem.code}</b>
        <span class="severity">${words.t(`problems-${problem.severity}`)}</span>
        <span class="where">${where.join(' · ')}</span>
      </p>
      <p>${cause}</p>
      <p class="fix"><b>${words.t('problems-fix')}:</b> ${fix}</p>
    </li>`;
  }

  /** A system's name; those that have none in every language are in the catalogue. */
  #system({ system, name }: SystemChoice): string {
    const { words } = this.state;
    return NAMELESS.includes(system) ? words.t(`convert-${system}`) : name;
  }

  /** The offer to convert a file: never made without somebody's word. */
  #offer(offer: Offer): TemplateResult {
    const { words, loading } = this.state;
    return html`<div class="offer">
      <p>${words.t(offer.open ? 'convert-which' : 'convert-sure', { file: offer.file })}</p>
      ${offer.choices.map(
        (choice) => html`<button
          type="button"
          class="quiet wide"
          ?disabled=${loading}
          @click=${() => this.app.opening.convert(offer.file, choice)}
        >
          <span>${words.t('convert-to-wgs')}<small>${this.#system(choice)}</small></span>
        </button>`,
      )}
    </div>`;
  }

  /** Which files were converted, and from what. */
  #converted(): TemplateResult | typeof nothing {
    const { words, converted, problems } = this.state;
    if (converted.length === 0) return nothing;
    return html`<section class="card problems converted" role="status">
      ${converted.map(
        ({ file, from }) => html`<p>${words.t('convert-done', { file, system: this.#system(from) })}</p>`,
      )}
      ${problems.length === 0 ? html`<button type="button" class="quiet" @click=${() => this.app.dismissProblems()}>${words.t('dismiss')}</button>` : nothing}
    </section>`;
  }

  #problems(): TemplateResult | typeof nothing {
    const { words, problems, commune } = this.state;
    if (problems.length === 0) return nothing;
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const title =
      errors > 0
        ? words.t('problems-errors', { count: errors })
        : words.t('problems-warnings', { count: problems.length });
    const more = problems.length - MOST;
    return html`<section class="card problems ${errors > 0 ? 'error' : 'warning'}" aria-labelledby="problems-title">
      <header>
        ${icon('warning')}
        <h2 id="problems-title">${title}</h2>
        <button type="button" class="quiet" @click=${() => this.app.dismissProblems()}>${words.t('dismiss')}</button>
      </header>
      ${errors > 0 && commune ? html`<p class="hint">${words.t('problems-kept')}</p>` : nothing}
 ${offersOf(problems).map((offer) => this.#offer(offer))}
      <div class="problem-scroll" role="group" tabindex="0" aria-labelledby="problems-title">
        <ol>${problems.slice(0, MOST).map((problem) => this.#problem(problem))}</ol>
      </div>
      ${more > 0 ? html`<p class="hint">${words.t('problems-more', { count: words.number(more) })}</p>` : nothing}
    </section>`;
  }

  #error(): TemplateResult | typeof nothing {
    const { words, error, commune } = this.state;
    if (!error) return nothing;
    const key = `error-${kebab(error.kind)}`;
    const text = words.has(key)
      ? words.t(key, { ...error.args })
      : words.t('error-unexpected', { detail: error.kind });
    return html`<section class="card problems error" role="alert">
      <header>
        ${icon('warning')}
        <p>${text}</p>
        <button type="button" class="quiet" @click=${() => this.app.dismissError()}>${words.t('dismiss')}</button>
      </header>
      ${commune ? nothing : html`<button type="button" class="secondary" @click=${() => this.app.opening.sample()}>${words.t('retry')}</button>`}
    </section>`;
  }

  protected override render(): TemplateResult {
    return html`${this.#error()}${this.#converted()}${this.#problems()}`;
  }
}
