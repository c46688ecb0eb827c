import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { repairList } from '../state/network.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** `<repair-notice>`: that trails could be joined, said calmly beside the plan, with the way to the list. */
export class RepairNotice extends Part {
  protected readonly watched = ['network'] as const satisfies (keyof AppState)[];

  async #look(): Promise<void> {
    this.app.setView('trails');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const title = document.querySelector<HTMLElement>('#repairs-title');
    title?.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, network } = this.state;
    const count = network ? repairList(network.repairs).openCount : 0;
    if (count === 0) return nothing;
    return html`<section class="card repair-notice" aria-label=${words.t('repairs-title')}>
      ${icon('join')}<p>${words.t('repairs-notice', { count })}</p>
      <button type="button" class="quiet" @click=${() => this.#look()}>${words.t('look')}</button>
    </section>`;
  }
}
