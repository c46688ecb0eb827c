import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AbsenceReason, AbsenceSource, TaskOf } from '../generated/types.ts';
import { kind } from '../i18n/tell.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import { later } from '../state/days.ts';
import type { PlannedStop, TeamRound } from '../state/evening.ts';
import type { WrittenVisit } from '../state/journal-desk.ts';
import type { Step } from '../state/legs.ts';
import { type Agreed, type AtTheDoor, outcomeText, pendingOf, sameTask } from '../state/round-desk.ts';
import { save } from './download.ts';
import { icon, stopIcon } from './icons.ts';
import { Part } from './part.ts';
import { taskTexts } from './route-list.ts';

/** What is asked next of the house that the round leads to. */
type Asking = 'way' | 'door' | 'met' | 'again' | 'away' | 'other';

const REASONS: readonly AbsenceReason[] = ['forest', 'field_hut', 'working_away', 'clinic', 'unknown'];
const SOURCES: readonly AbsenceSource[] = ['neighbour', 'trusted_person', 'phone', 'seen'];
/** Days until somebody is back, as people say it. */
const BACK = [1, 3, 7] as const;
/** Days ahead on which one can agree to meet. */
const AHEAD = [1, 2, 3, 7] as const;
const HOURS: readonly (readonly [from: string, to: string])[] = [
  ['18:00', '19:00'],
  ['19:00', '20:00'],
  ['20:00', '20:45'],
];
const OTHERS = ['not_found', 'moved', 'skipped_time', 'skipped_safety'] as const;
/** How long what was done last can be taken back without looking for it. */
const UNDO_MS = 8_000;

/** `<round-part>`: one team's round from door to door. What is touched stands at the bottom, within reach of a thumb. */
export class RoundPart extends Part {
  protected readonly watched = [
    'commune',
    'made',
    'round',
    'soFar',
    'written',
    'progress',
    'former',
    'online',
  ] as const satisfies (keyof AppState)[];
  #asking: Asking = 'way';
  /** The house it is asked of: another house begins from the start. */
  #house: string | undefined;
  #done: readonly TaskOf[] = [];
  #reason: AbsenceReason = 'unknown';
  #source: AbsenceSource | undefined;
  #days: number | undefined;
  #date: string | undefined;
  #hours: readonly [from: string, to: string] | undefined;
  /** Something is being kept: what is touched meanwhile does nothing. */
  #busy = false;
  #latest: WrittenVisit | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(_: PropertyValues): void {
    const house = this.app.rounds.next?.household.id;
    if (house === this.#house) return;
    this.#house = house;
    this.#ask('way');
  }

  #ask(asking: Asking): void {
    this.#asking = asking;
    const next = this.app.rounds.next;
    if (asking === 'met' && next) this.#done = pendingOf(next).map(({ person, task }) => ({ person, task }));
    if (asking === 'away') {
      this.#reason = 'unknown';
      this.#source = undefined;
      this.#days = undefined;
    }
    if (asking === 'again') {
      this.#date = undefined;
      this.#hours = undefined;
    }
    this.requestUpdate();
  }

  async #write(stop: PlannedStop, what: AtTheDoor): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.requestUpdate();
    try {
      if (!(await this.app.rounds.write(stop, what))) return;
      navigator.vibrate?.(20);
      this.#offerUndo(this.app.rounds.tonight.findLast(({ household }) => household === stop.household.id));
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }

  async #undo(visit: WrittenVisit): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#offerUndo(undefined);
    try {
      await this.app.rounds.undo(visit);
    } finally {
      this.#busy = false;
      this.requestUpdate();
    }
  }

  #offerUndo(visit: WrittenVisit | undefined): void {
    clearTimeout(this.#timer);
    this.#latest = visit;
    if (visit) this.#timer = setTimeout(() => this.#offerUndo(undefined), UNDO_MS);
    this.requestUpdate();
  }

  #hamlet(id: string): string {
    return this.state.commune?.hamlets.find((hamlet) => hamlet.id === id)?.name ?? id;
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

  #house_(round: TeamRound, stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    const { household, steps, number } = stop;
    return html`<section class="card next-house" aria-labelledby="next-house">
      <p class="hint">${words.t(this.#asking === 'way' ? 'round-next' : 'round-at-door')}</p>
      <h2 id="next-house">${stopIcon(round.index, number)}<span>${household.house_mark}</span></h2>
      <p class="where">${this.#hamlet(household.hamlet)} · ${words.t('round-arrive', { time: words.clock(stop.stop.arrive) })} · ${words.chanceChip(stop.stop.chance)}</p>
      ${this.#asking === 'way' ? html`<ul class="way">${steps.map((step) => this.#step(words, step))}</ul>` : nothing}
      <p>${taskTexts(words, stop.stop.tasks).join(' · ')}</p>
    </section>`;
  }

  #home(round: TeamRound): TemplateResult {
    const { words } = this.state;
    const count = (some: (visit: WrittenVisit) => boolean) =>
      this.app.rounds.tonight.filter(
        (visit) => round.stops.some((s) => s.household.id === visit.household) && some(visit),
      ).length;
    const met = count(({ outcome }) => outcome.startsWith('met_'));
    const away = count(({ outcome }) => outcome.startsWith('away_'));
    return html`<section class="card next-house" aria-labelledby="round-over">
      <h2 id="round-over">${icon('end')}<span>${words.t('round-over')}</span></h2>
      <ul class="way">${round.back.map((step) => this.#step(words, step))}</ul>
      <p>${words.t('round-back-by', { time: words.clock(round.plan.back_by) })}</p>
      <p class="figure">${words.t('round-summary', { met, away, all: round.stops.length })}</p>
    </section>`;
  }

  #history(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    const visits = this.app.rounds.tonight;
    if (visits.length === 0) return nothing;
    const mark = (id: string) => commune?.households.find((house) => house.id === id)?.house_mark ?? id;
    return html`<details class="card written">
      <summary>${words.t('round-history', { count: visits.length })}</summary>
      <ul>
        ${[...visits].reverse().map(
          (visit) => html`<li>
            <span><b>${mark(visit.household)}</b> ${outcomeText(words, visit.outcome)}${visit.time === undefined ? nothing : html` · ${words.clock(visit.time)}`}</span>
            <button type="button" class="quiet" @click=${() => this.#undo(visit)}>
              ${icon('undo')}${words.t('undo')}<span class="visually-hidden">${mark(visit.household)}</span>
            </button>
          </li>`,
        )}
      </ul>
    </details>`;
  }

  #handOver(): TemplateResult | typeof nothing {
    const { words, written, made } = this.state;
    const { open, fault } = written;
    if (fault !== undefined) {
      return html`<section class="card storage-fault" role="alert">
        <p>${icon('warning')}<span>${words.t(`storage-${fault}`)}</span></p>
        <button type="button" class="secondary" @click=${() => this.app.rounds.retry()}>${words.t('retry')}</button>
        <button type="button" class="quiet" @click=${() => this.#save(made?.plan.date ?? '')}>
          ${icon('down')}${words.t('round-hand-over')}
        </button>
      </section>`;
    }
    if (open === 0) return nothing;
    return html`<section class="card hand-over">
      <p>${words.t('round-open', { count: open })}</p>
      <button
        type="button"
        class="quiet"
        @click=${() => {
          this.#save(made?.plan.date ?? '');
          void this.app.journal.handedOver();
        }}
      >
        ${icon('down')}${words.t('round-hand-over')}
      </button>
    </section>`;
  }

  #save(date: string): void {
    save(`journal-${date}.jsonl`, 'application/x-ndjson', this.app.journal.text());
  }

  #button(text: string, act: () => void, look = 'secondary'): TemplateResult {
    return html`<button type="button" class="${look} wide" ?disabled=${this.#busy} @click=${act}>${text}</button>`;
  }

  #chip(text: string, on: boolean, act: () => void): TemplateResult {
    return html`<button type="button" class="pick" aria-pressed=${on} ?disabled=${this.#busy} @click=${act}>${text}</button>`;
  }

  #back(to: Asking): TemplateResult {
    return this.#button(this.state.words.t('round-back'), () => this.#ask(to), 'quiet');
  }

  #actions(stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    switch (this.#asking) {
      case 'way':
        return html`${this.#button(words.t('round-here'), () => this.#ask('door'), 'primary')}`;
      case 'door':
        return html`<div class="door">
            ${this.#button(words.t('door-met'), () => this.#ask('met'), 'primary')}
            ${this.#button(words.t('door-away'), () => this.#ask('away'), 'primary')}
            ${this.#button(words.t('door-declined'), () => this.#write(stop, { kind: 'declined' }), 'primary')}
          </div>
          <div class="pair">${this.#button(words.t('door-other'), () => this.#ask('other'), 'quiet')} ${this.#back('way')}</div>`;
      case 'other':
        return html`${OTHERS.map((what) => this.#button(outcomeText(words, what), () => this.#write(stop, { kind: what })))}
          ${this.#back('door')}`;
      case 'met':
        return this.#metAsked(stop);
      case 'again':
        return this.#againAsked(stop);
      case 'away':
        return this.#awayAsked(stop);
    }
  }

  #metAsked(stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    const pending = pendingOf(stop);
    const people = new Set(pending.map(({ person }) => person));
    const chip = ({ person, task }: TaskOf) => {
      const one = { person, task };
      const on = this.#done.some((other) => sameTask(other, one));
      const text =
        people.size > 1
          ? words.t('round-task-of', { task: kind(words, 'task', task), person })
          : kind(words, 'task', task);
      return this.#chip(text, on, () => {
        this.#done = on ? this.#done.filter((other) => !sameTask(other, one)) : [...this.#done, one];
        this.requestUpdate();
      });
    };
    return html`<fieldset class="picks">
        <legend>${words.t('round-done-what')}</legend>
        ${pending.map(chip)}
      </fieldset>
      ${this.#button(words.t('round-save'), () => this.#write(stop, { kind: 'met', done: this.#done }), 'primary')}
      <div class="pair">${this.#button(words.t('round-again'), () => this.#ask('again'), 'quiet')} ${this.#back('door')}</div>`;
  }

  #againAsked(stop: PlannedStop): TemplateResult {
    const { words, made } = this.state;
    const [date, hours] = [this.#date, this.#hours];
    const days = AHEAD.map((ahead) => later(made?.plan.date ?? '', ahead));
    const agreed: Agreed | undefined = date && hours ? { date, from: hours[0], to: hours[1] } : undefined;
    return html`<fieldset class="picks">
        <legend>${words.t('round-again-day')}</legend>
        ${days.map((day) =>
          this.#chip(words.day(day), day === date, () => {
            this.#date = day;
            this.requestUpdate();
          }),
        )}
      </fieldset>
      <fieldset class="picks">
        <legend>${words.t('round-again-hours')}</legend>
        ${HOURS.map((one) =>
          this.#chip(words.t('range', { from: one[0], to: one[1] }), one === hours, () => {
            this.#hours = one;
            this.requestUpdate();
          }),
        )}
      </fieldset>
      <button
        type="button"
        class="primary wide"
        ?disabled=${this.#busy || !agreed}
        @click=${() => this.#write(stop, { kind: 'met', done: [], again: agreed })}
      >
        ${words.t('round-save')}
      </button>
      ${this.#back('met')}`;
  }

  #awayAsked(stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    const [reason, source, days] = [this.#reason, this.#source, this.#days];
    const told = source === undefined ? undefined : { reason, source, days };
    const set = (change: () => void) => () => {
      change();
      this.requestUpdate();
    };
    return html`<fieldset class="picks">
        <legend>${words.t('round-who-said')}</legend>
        ${SOURCES.map((one) =>
          this.#chip(
            words.t(`round-source-${one.replaceAll('_', '-')}`),
            one === source,
            set(() => {
              this.#source = one === source ? undefined : one;
            }),
          ),
        )}
      </fieldset>
      ${
        source === undefined
          ? nothing
          : html`<fieldset class="picks">
                <legend>${words.t('round-why-away')}</legend>
                ${REASONS.map((one) =>
                  this.#chip(
                    kind(words, 'absence', one),
                    one === reason,
                    set(() => {
                      this.#reason = one;
                    }),
                  ),
                )}
              </fieldset>
              <fieldset class="picks">
                <legend>${words.t('round-back-when')}</legend>
                ${BACK.map((one) =>
                  this.#chip(
                    words.t('round-in-days', { count: one }),
                    one === days,
                    set(() => {
                      this.#days = one === days ? undefined : one;
                    }),
                  ),
                )}
              </fieldset>`
      }
      ${this.#button(words.t(told ? 'round-save' : 'round-save-unknown'), () => this.#write(stop, { kind: 'away', told }), 'primary')}
      ${this.#back('door')}`;
  }

  #undoRow(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    const visit = this.#latest;
    if (!visit) return nothing;
    const mark = commune?.households.find(({ id }) => id === visit.household)?.house_mark ?? '';
    return html`<div class="undo">
      <span>${words.t('round-written', { mark, what: outcomeText(words, visit.outcome) })}</span>
      <button type="button" class="quiet" @click=${() => this.#undo(visit)}>${icon('undo')}${words.t('undo')}</button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    const { round, next, over } = this.app.rounds;
    if (!round || !commune) return nothing;
    const late =
      this.app.underway.clock('00:00') >
      words.clock(this.app.state.made?.request.last_knock ?? commune.settings.last_knock);
    return html`
      <div class="panel-scroll">
        <header class="round-head">
          <h2>${words.t('round-title', { team: round.name })}</h2>
          <p>${words.t('round-count', { over, all: round.stops.length })}</p>
          <button type="button" class="quiet" @click=${() => this.app.rounds.go(undefined)}>${words.t('round-leave')}</button>
        </header>
        ${late && next ? html`<p class="notice" role="note">${icon('warning')}<span>${words.t('round-late')}</span></p>` : nothing}
        ${next ? this.#house_(round, next) : this.#home(round)}
        ${this.#handOver()} ${this.#history()}
      </div>
      <div class="action-bar round-actions" ?inert=${this.#busy}>
        ${this.#undoRow()} ${next ? this.#actions(next) : this.#button(words.t('round-finish'), () => this.app.rounds.go(undefined), 'primary')}
      </div>
    `;
  }
}
