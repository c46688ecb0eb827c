import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { AbsenceReason, AbsenceSource, TaskOf } from '../generated/types.ts';
import { kebab, kind } from '../i18n/tell.ts';
import type { AppState } from '../state/app-state.ts';
import { later } from '../state/days.ts';
import type { PlannedStop } from '../state/evening.ts';
import type { WrittenVisit } from '../state/journal-desk.ts';
import { type Agreed, type AtTheDoor, outcomeText, pendingOf, sameTask } from '../state/round-desk.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

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

/** What is to be written, as far as it was touched. */
interface Draft {
  readonly done: readonly TaskOf[];
  readonly reason: AbsenceReason;
  readonly source?: AbsenceSource | undefined;
  readonly days?: number | undefined;
  readonly date?: string | undefined;
  readonly hours?: readonly [from: string, to: string] | undefined;
}

/** One of several things to touch. */
interface Pick {
  readonly text: string;
  readonly on: boolean;
  /** The draft after it was touched. */
  readonly sets: Partial<Draft>;
}

/** `<round-door>`: what came of the next house, asked by touch within reach of a thumb. */
export class RoundDoor extends Part {
  protected readonly watched = ['made', 'round', 'soFar', 'written'] as const satisfies (keyof AppState)[];
  #asking: Asking = 'way';
  /** The house it is asked of: another house begins from the start. */
  #house: string | undefined;
  #draft: Draft = { done: [], reason: 'unknown' };
  /** Something is being kept: what is touched meanwhile does nothing. */
  #busy = false;
  /** What takes the focus once it is drawn, should what had it be gone. */
  #focusOn: string | undefined;
  #latest: WrittenVisit | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(_: PropertyValues): void {
    const house = this.app.rounds.next?.household.id;
    if (house === this.#house) return;
    this.#focusOn = this.#house === undefined ? undefined : '.next-house h2';
    this.#house = house;
    this.#begin('way');
  }

  protected override updated(_: PropertyValues): void {
    const target = this.#focusOn;
    this.#focusOn = undefined;
    // What was touched is gone; whoever does not see the page is led on.
    if (target && (document.activeElement ?? document.body) === document.body) {
      document.querySelector<HTMLElement>(target)?.focus({ preventScroll: true });
    }
  }

  #ask(asking: Asking): void {
    this.#begin(asking);
    this.#focusOn = '.round-actions button:enabled';
    this.requestUpdate();
  }

  #begin(asking: Asking): void {
    this.#asking = asking;
    const { next } = this.app.rounds;
    if (asking === 'again') return;
    const done = next ? pendingOf(next).map(({ person, task }) => ({ person, task })) : [];
    this.#draft = { done, reason: 'unknown' };
  }

  async #write(stop: PlannedStop, what: AtTheDoor): Promise<void> {
    if (this.#busy) return;
    this.#setBusy(true);
    try {
      if (!(await this.app.rounds.write(stop, what))) return;
      navigator.vibrate?.(20);
      this.#offerUndo(this.app.rounds.tonight.findLast(({ household }) => household === stop.household.id));
    } finally {
      this.#setBusy(false);
    }
  }

  async #undo(visit: WrittenVisit): Promise<void> {
    if (this.#busy) return;
    this.#setBusy(true);
    this.#offerUndo(undefined);
    try {
      await this.app.rounds.undo(visit);
    } finally {
      this.#setBusy(false);
    }
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    this.requestUpdate();
  }

  #offerUndo(visit: WrittenVisit | undefined): void {
    clearTimeout(this.#timer);
    this.#latest = visit;
    if (visit) this.#timer = setTimeout(() => this.#offerUndo(undefined), UNDO_MS);
    this.requestUpdate();
  }

  #button(text: string, act: () => void, look = 'secondary', able = true): TemplateResult {
    return html`<button type="button" class="${look} wide" ?disabled=${this.#busy || !able} @click=${act}>${text}</button>`;
  }

  #back(to: Asking): TemplateResult {
    return this.#button(this.state.words.t('round-back'), () => this.#ask(to), 'quiet');
  }

  #picks(legend: string, picks: readonly Pick[]): TemplateResult {
    const touch = (sets: Partial<Draft>) => () => {
      this.#draft = { ...this.#draft, ...sets };
      this.requestUpdate();
    };
    return html`<fieldset class="picks">
      <legend>${legend}</legend>
      ${picks.map(
        ({ text, on, sets }) =>
          html`<button type="button" class="pick" aria-pressed=${on} ?disabled=${this.#busy} @click=${touch(sets)}>${text}</button>`,
      )}
    </fieldset>`;
  }

  #actions(stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    switch (this.#asking) {
      case 'way':
        return this.#button(words.t('round-here'), () => this.#ask('door'), 'primary');
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
        return this.#met(stop);
      case 'again':
        return this.#again(stop);
      case 'away':
        return this.#away(stop);
    }
  }

  #met(stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    const { done } = this.#draft;
    const pending = pendingOf(stop);
    const several = new Set(pending.map(({ person }) => person)).size > 1;
    const pick = ({ person, task }: TaskOf): Pick => {
      const one = { person, task };
      const on = done.some((other) => sameTask(other, one));
      const text = kind(words, 'task', task);
      return {
        text: several ? words.t('round-task-of', { task: text, person }) : text,
        on,
        sets: { done: on ? done.filter((other) => !sameTask(other, one)) : [...done, one] },
      };
    };
    return html`<div class="asked">${this.#picks(words.t('round-done-what'), pending.map(pick))}</div>
      ${this.#button(words.t('round-save'), () => this.#write(stop, { kind: 'met', done }), 'primary')}
      <div class="pair">${this.#button(words.t('round-again'), () => this.#askAgain(), 'quiet')} ${this.#back('door')}</div>`;
  }

  /** A time is agreed instead: what was done meanwhile is said anew. */
  #askAgain(): void {
    this.#draft = { ...this.#draft, done: [] };
    this.#ask('again');
  }

  #again(stop: PlannedStop): TemplateResult {
    const { words, made } = this.state;
    const { date, hours, done } = this.#draft;
    const days = AHEAD.map((ahead) => later(made?.plan.date ?? '', ahead));
    const agreed: Agreed | undefined = date && hours ? { date, from: hours[0], to: hours[1] } : undefined;
    const onDay = days.map((day) => ({ text: words.day(day), on: day === date, sets: { date: day } }));
    const atHours = HOURS.map((one) => ({
      text: words.t('range', { from: one[0], to: one[1] }),
      on: one === hours,
      sets: { hours: one },
    }));
    return html`<div class="asked">
        ${this.#picks(words.t('round-again-day'), onDay)} ${this.#picks(words.t('round-again-hours'), atHours)}
      </div>
      ${this.#button(words.t('round-save'), () => this.#write(stop, { kind: 'met', done, again: agreed }), 'primary', agreed !== undefined)}
      ${this.#back('met')}`;
  }

  #away(stop: PlannedStop): TemplateResult {
    const { words } = this.state;
    const { reason, source, days } = this.#draft;
    const told = source === undefined ? undefined : { reason, source, days };
    const sources = SOURCES.map((one) => ({
      text: words.t(`round-source-${kebab(one)}`),
      on: one === source,
      sets: { source: one === source ? undefined : one },
    }));
    const reasons = REASONS.map((one) => ({
      text: kind(words, 'absence', one),
      on: one === reason,
      sets: { reason: one },
    }));
    const back = BACK.map((one) => ({
      text: words.t('round-in-days', { count: one }),
      on: one === days,
      sets: { days: one === days ? undefined : one },
    }));
    const more = html`${this.#picks(words.t('round-why-away'), reasons)} ${this.#picks(words.t('round-back-when'), back)}`;
    return html`<div class="asked">${this.#picks(words.t('round-who-said'), sources)} ${told ? more : nothing}</div>
      ${this.#button(words.t(told ? 'round-save' : 'round-save-unknown'), () => this.#write(stop, { kind: 'away', told }), 'primary')}
      ${this.#back('door')}`;
  }

  #undoRow(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    const visit = this.#latest;
    // At the next door there is something else to touch; what was written is in the list.
    if (!visit || this.#asking !== 'way') return nothing;
    const mark = commune?.households.find(({ id }) => id === visit.household)?.house_mark ?? '';
    return html`<div class="undo">
      <span>${words.t('round-written', { mark, what: outcomeText(words, visit.outcome) })}</span>
      <button type="button" class="quiet" @click=${() => this.#undo(visit)}>${icon('undo')}${words.t('undo')}</button>
    </div>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words } = this.state;
    const { round, next } = this.app.rounds;
    if (!round) return nothing;
    const finish = () => this.app.rounds.go(undefined);
    return html`<div class="action-bar round-actions">
      ${this.#undoRow()} ${next ? this.#actions(next) : this.#button(words.t('round-finish'), finish, 'primary')}
    </div>`;
  }
}
