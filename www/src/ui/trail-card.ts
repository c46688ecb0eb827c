import { html, nothing, type TemplateResult } from 'lit';
import type { ChoiceChange, TrailView } from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import { steepestOf, trailPlaces } from '../state/network.ts';
import { icon, signIcon } from './icons.ts';
import { Sheet } from './sheet.ts';
import { trailFacts, trailName } from './trail-words.ts';
import { undoRow } from './undo-bar.ts';

type Rule = 'closed' | 'night' | 'rain';

/** `<trail-card>`: one trail, and the three switches that close it tonight, in the dark or on wet ground. */
export class TrailCard extends Sheet {
  protected readonly watched = ['network', 'trail', 'undo', 'form'] as const satisfies (keyof AppState)[];

  protected override get opened(): string | undefined {
    const { trail, network } = this.state;
    return network?.trails.some(({ key }) => key === trail) ? trail : undefined;
  }

  #set(rule: Rule, trail: TrailView, to: boolean): void {
    const { date } = this.state.form;
    const change: Record<Rule, NonNullable<ChoiceChange['trail']>> = {
      closed: { key: trail.key, closed_on: to ? date : null },
      night: { key: trail.key, not_at_night: to },
      rain: { key: trail.key, not_after_rain: to },
    };
    const said = (words: Words) =>
      words.t(`trail-${rule}-${to ? 'set' : 'unset'}`, { trail: trailName(words, trail) });
    void this.app.choose({ trail: change[rule] }, said);
  }

  #switch(rule: Rule, trail: TrailView, on: boolean): TemplateResult {
    const { words, form } = this.state;
    // A closure is for one evening; without a date there is none.
    const disabled = rule === 'closed' && form.date === '';
    const [name, hint] = [`trail-${rule}-name`, `trail-${rule}-hint`];
    return html`<li>
      <button
        type="button"
        role="switch"
        class="switch"
        aria-checked=${on}
        aria-labelledby=${name}
        aria-describedby=${hint}
        ?disabled=${disabled}
        @click=${() => this.#set(rule, trail, !on)}
      >
        ${signIcon(rule)}
        <span>
          <b id=${name}>${words.t(`trail-${rule}`)}</b>
          <small id=${hint}>${words.t(`trail-${rule}.hint`, { date: form.date ? words.day(form.date) : '–' })}</small>
        </span>
        <span class="knob" aria-hidden="true"></span>
      </button>
    </li>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, network, commune } = this.state;
    const { opened } = this;
    if (!network || !commune || opened === undefined) return nothing;
    const index = network.trails.findIndex(({ key }) => key === opened);
    const trail = network.trails[index];
    if (!trail) return nothing;
    const steep = steepestOf(network.lines, index);
    const close = () => this.app.selectTrail(undefined);
    return html`<aside
      class="sheet trail"
      aria-labelledby="trail-title"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') close();
      }}
    >
      <header>
        <div>
          <h2 id="trail-title" tabindex="-1">${trailName(words, trail)}</h2>
          <p>${trailFacts(words, trail, trailPlaces(network.lines).get(index), commune.hamlets)}</p>
        </div>
        <button type="button" class="round" aria-label=${words.t('close')} title=${words.t('close')} @click=${close}>
          ${icon('close')}
        </button>
      </header>
      <div class="card-scroll" tabindex="0" role="region" aria-label=${words.t('trail-label')}>
        <ul class="facts">
          <li>${words.t('trail-climb', { metres: words.height(Math.round(trail.climb_m)) })}</li>
          <li>${words.t('trail-descent', { metres: words.height(Math.round(trail.descent_m)) })}</li>
          <li>${words.t(`map-steep-${steep}`)}</li>
        </ul>
        <ul class="switches">
          ${this.#switch('closed', trail, trail.closed)} ${this.#switch('night', trail, trail.not_at_night)}
          ${this.#switch('rain', trail, trail.not_after_rain)}
        </ul>
      </div>
      ${undoRow(this.app)}
    </aside>`;
  }
}
