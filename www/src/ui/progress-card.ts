import { html, nothing, type TemplateResult } from 'lit';
import type { TaskProgress } from '../generated/types.ts';
import { kind } from '../i18n/tell.ts';
import type { AppState } from '../state/app-state.ts';
import { Part } from './part.ts';

/** `<progress-card>`: how much of the commune's work is done, and how much of what is left can be reached. */
export class ProgressCard extends Part {
  protected readonly watched = ['commune'] as const satisfies (keyof AppState)[];

  /** What is left and why not all of it can be reached. */
  #left(progress: TaskProgress): string[] {
    const { words } = this.state;
    const { left, abroad, waiting, reachable } = progress;
    return [
      words.t('progress-left', { count: words.number(left) }),
      ...(abroad > 0 ? [words.t('progress-abroad', { count: words.number(abroad) })] : []),
      ...(waiting > 0 ? [words.t('progress-waiting', { count: words.number(waiting) })] : []),
      ...(reachable < left ? [words.t('progress-reachable', { count: words.number(reachable) })] : []),
    ];
  }

  #row(progress: TaskProgress): TemplateResult {
    const { words } = this.state;
    const { target, done, share, share_in_country } = progress;
    const name = kind(words, 'task', progress.task);
    if (target === undefined || done === undefined || share === undefined) {
      return html`<li class="progress-row"><b>${name}</b><span>${this.#left(progress).join(' · ')}</span></li>`;
    }
    const shares = [
      words.t('progress-share', { share: words.share(share) }),
      ...(share_in_country === undefined || share_in_country === share
        ? []
        : [words.t('progress-share-in-country', { share: words.share(share_in_country) })]),
    ];
    return html`<li class="progress-row">
      <b>${name}</b>
      <span class="progress-figure">${words.t('progress-of', { done: words.number(done), target: words.number(target) })}</span>
      <progress max=${target} .value=${done} aria-label=${name}></progress>
      <span>${shares.join(' · ')}</span>
      <span>${this.#left(progress).join(' · ')}</span>
    </li>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    if (!commune || commune.progress.length === 0) return nothing;
    return html`<details class="card form progress-card">
      <summary>
        <span><b>${words.t('progress-title')}</b><small>${this.#summary(commune.progress)}</small></span>
      </summary>
      <ul class="plain">${commune.progress.map((one) => this.#row(one))}</ul>
    </details>`;
  }

  /** The task with a target stands for all: it is what a commune is asked about. */
  #summary(progress: readonly TaskProgress[]): string {
    const { words } = this.state;
    const first = progress.find(({ target }) => target !== undefined) ?? progress[0];
    if (!first) return '';
    const { task, target, done, abroad, reachable } = first;
    const name = kind(words, 'task', task);
    if (target === undefined || done === undefined) return `${name}: ${this.#left(first).join(' · ')}`;
    return words.t('progress-summary', {
      task: name,
      done: words.number(done),
      target: words.number(target),
      abroad: words.number(abroad),
      reachable: words.number(reachable),
    });
  }
}
