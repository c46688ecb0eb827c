import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import type { PlannedStop, TeamRound } from '../state/evening.ts';
import type { WrittenVisit } from '../state/journal-desk.ts';
import type { Step } from '../state/legs.ts';
import { outcomeText } from '../state/round-desk.ts';
import { save } from './download.ts';
import { icon, stopIcon } from './icons.ts';
import { Part } from './part.ts';
import { taskTexts } from './route-list.ts';

/** `<round-part>`: one team's round from door to door: the next house, what was written, what is still to be handed over. */
export class RoundPart extends Part {
  protected readonly watched = [
    'commune',
    'made',
    'round',
    'soFar',
    'written',
  ] as const satisfies (keyof AppState)[];

  /** The house that was shown last. */
  #shown: string | undefined;

  protected override updated(_: PropertyValues): void {
    const house = this.app.rounds.next?.household.id;
    if (house === this.#shown) return;
    this.#shown = house;
    this.querySelector('.panel-scroll')?.scrollTo(0, 0);
  }

  #hamlet(id: string): string {
    return this.state.commune?.hamlets.find((hamlet) => hamlet.id === id)?.name ?? id;
  }

  #mark(id: string): string {
    return this.state.commune?.households.find((house) => house.id === id)?.house_mark ?? id;
  }

  #step(words: Words, step: Step): TemplateResult {
    if (step.kind === 'fetch') return html`<li>${icon('key')}<span>${words.t('leg-fetch')}</span></li>`;
    if (step.kind === 'park') return html`<li>${icon('ride')}<span>${words.t('leg-park')}</span></li>`;
    const { kind: what, leg } = step;
    const climb =
      leg.climb_m > 0 && what !== 'ride'
        ? ` · ${words.t('leg-climb', { metres: words.height(leg.climb_m) })}`
        : '';
    return html`<li>
      ${icon(what === 'ride' ? 'ride' : 'walk')}<span
        ><b>${words.t(`leg-${what}`, { duration: words.duration(leg.seconds) })}</b> · ${words.length(leg.metres)}${climb}</span
      >
    </li>`;
  }

  #card(round: TeamRound, stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    const { household, steps, number } = stop;
    // A number is all that another program needs to lead there.
    const at = `${household.lat},${household.lon}`;
    const geo = `geo:${at}?q=${at}`;
    const arrive = words.t('round-arrive', { time: words.clock(stop.stop.arrive) });
    return html`<section class="card next-house" aria-labelledby="next-house">
      <p class="hint">${words.t('round-next')}</p>
      <h2 id="next-house" tabindex="-1">${stopIcon(round.index, number)}<span>${household.house_mark}</span></h2>
      <p class="where">${this.#hamlet(household.hamlet)} · ${arrive} · ${words.chanceChip(stop.stop.chance)}</p>
      <ul class="way">${steps.map((step) => this.#step(words, step))}</ul>
      <p>${taskTexts(words, stop.stop.tasks).join(' · ')}</p>
      <round-near></round-near>
      <a class="quiet" href=${geo}>${words.t('round-map')}</a>
    </section>`;
  }

  #home(round: TeamRound): TemplateResult {
    const { words } = this.state;
    const houses = new Set(round.stops.map(({ household }) => household.id));
    const visits = this.app.rounds.tonight.filter(({ household }) => houses.has(household));
    const count = (kind: string) => visits.filter(({ outcome }) => outcome.startsWith(kind)).length;
    const counts = { met: count('met_'), away: count('away_'), all: round.stops.length };
    return html`<section class="card next-house" aria-labelledby="round-over">
      <h2 id="round-over" tabindex="-1">${icon('end')}<span>${words.t('round-over')}</span></h2>
      <ul class="way">${round.back.map((step) => this.#step(words, step))}</ul>
      <p>${words.t('round-back-by', { time: words.clock(round.plan.back_by) })}</p>
      <p class="figure">${words.t('round-summary', counts)}</p>
    </section>`;
  }

  #history(): TemplateResult | typeof nothing {
    const { words } = this.state;
    const visits = this.app.rounds.tonight;
    if (visits.length === 0) return nothing;
    const row = (visit: WrittenVisit) => html`<li>
      <span
        ><b>${this.#mark(visit.household)}</b> ${outcomeText(words, visit.outcome)}${visit.time === undefined ? nothing : html` · ${words.clock(visit.time)}`}</span
      >
      <button type="button" class="quiet" @click=${() => this.app.rounds.undo(visit)}>
        ${icon('undo')}${words.t('undo')}<span class="visually-hidden">${this.#mark(visit.household)}</span>
      </button>
    </li>`;
    return html`<details class="card written">
      <summary>${words.t('round-history', { count: visits.length })}</summary>
      <ul>
        ${[...visits].reverse().map(row)}
      </ul>
    </details>`;
  }

  /** What nobody else has yet, and what could not be kept. */
  #handOver(): TemplateResult | typeof nothing {
    const { words, written, made } = this.state;
    const { open, fault } = written;
    if (fault === undefined && open === 0) return nothing;
    const out = () => {
      save(`journal-${made?.plan.date ?? ''}.jsonl`, 'application/x-ndjson', this.app.journal.text());
      // What is not kept here has to be handed over again once it is.
      if (fault === undefined) void this.app.journal.handedOver();
    };
    const button = html`<button type="button" class="quiet" @click=${out}>${icon('down')}${words.t('round-hand-over')}</button>`;
    if (fault === undefined) {
      return html`<section class="card hand-over">
        <p>${words.t('round-open', { count: open })}</p>
        ${button}
      </section>`;
    }
    return html`<section class="card storage-fault" role="alert">
      <p>${icon('warning')}<span>${words.t(`storage-${fault}`)}</span></p>
      <button type="button" class="secondary" @click=${() => this.app.rounds.retry()}>${words.t('retry')}</button>
      ${button}
    </section>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune, made } = this.state;
    const { round, next, over } = this.app.rounds;
    if (!round || !commune || !made) return nothing;
    const last = words.clock(made.request.last_knock ?? commune.settings.last_knock);
    const late = next !== undefined && this.app.underway.clock('00:00') > last;
    return html`
      <div class="panel-scroll">
        <header class="round-head">
          <h2>${words.t('round-title', { team: round.name })}</h2>
          <p>${words.t('round-count', { over, all: round.stops.length })}</p>
          <button type="button" class="quiet" @click=${() => this.app.rounds.go(undefined)}>${words.t('round-leave')}</button>
        </header>
        ${late ? html`<p class="notice" role="note">${icon('warning')}<span>${words.t('round-late')}</span></p>` : nothing}
        ${next ? this.#card(round, next) : this.#home(round)} ${this.#handOver()} ${this.#history()}
      </div>
      <round-door></round-door>
    `;
  }
}
