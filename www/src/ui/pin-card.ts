import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CommuneView, HouseholdView, Pin, Pins } from '../generated/types.ts';
import { houseText, pinText } from '../i18n/tell-pins.ts';
import type { AppState } from '../state/app-state.ts';
import { fold } from '../state/evening.ts';
import {
  about,
  closesCircle,
  pairPin,
  RELATIONS,
  type Relation,
  samePin,
  teamOf,
  withoutPin,
  withPin,
} from '../state/pins.ts';
import { Part } from './part.ts';
import { pinRows } from './pin-list.ts';
import { searchField } from './search-field.ts';
import { undoRow } from './undo-bar.ts';

/** Households offered at once: who looks for one types a little more. */
const OFFERED = 5;

/** `<pin-card>`: what can be pinned down of the household whose card is open. */
export class PinCard extends Part {
  protected readonly watched = [
    'commune',
    'pins',
    'made',
    'stale',
    'progress',
    'selected',
    'undo',
  ] as const satisfies (keyof AppState)[];
  #relation: Relation = 'first';
  #query = '';
  #circle = false;
  #household: string | undefined;

  /** Another household's card begins with nothing typed. */
  protected override willUpdate(_: PropertyValues): void {
    if (this.state.selected === this.#household) return;
    this.#household = this.state.selected;
    [this.#relation, this.#query, this.#circle] = ['first', '', false];
  }

  #add(commune: CommuneView, pin: Pin): void {
    this.#circle = closesCircle(this.state.pins, pin);
    if (!this.#circle) {
      this.#query = '';
      this.#set(withPin(this.state.pins, pin), 'pin-added', commune, pin);
      // The button that had the focus is gone with what was typed.
      this.querySelector<HTMLElement>('.pair summary')?.focus();
    }
    this.requestUpdate();
  }

  #set(pins: Pins, key: 'pin-added' | 'pin-removed', commune: CommuneView, pin: Pin): void {
    void this.app.setPins(pins, (words) => words.t(key, { pin: pinText(words, pin, commune) }));
  }

  #must(commune: CommuneView, household: string): TemplateResult {
    const { words, pins, progress } = this.state;
    const pin: Pin = { kind: 'must', household };
    const on = pins.must?.includes(household) ?? false;
    return html`<label class="must">
      <input
        type="checkbox"
        .checked=${on}
        ?disabled=${progress !== undefined}
        @change=${() =>
          on
            ? this.#set(withoutPin(pins, pin), 'pin-removed', commune, pin)
            : this.#set(withPin(pins, pin), 'pin-added', commune, pin)}
      />
      <span>${words.t('pin-must-action')}</span>
    </label>`;
  }

  #team(commune: CommuneView, household: string): TemplateResult | typeof nothing {
    const { words, pins, progress } = this.state;
    if (commune.teams.length < 2) return nothing;
    const given = teamOf(pins, household) ?? '';
    const choose = (team: string) => {
      const before: Pin = { kind: 'team', household, team: given };
      const pin: Pin = { kind: 'team', household, team };
      if (team === '') this.#set(withoutPin(pins, before), 'pin-removed', commune, before);
      else this.#set(withPin(pins, pin), 'pin-added', commune, pin);
    };
    return html`<label class="field" for="pin-team">
      <span>${words.t('pin-team-label')}</span>
      <select
        id="pin-team"
        .value=${given}
        ?disabled=${progress !== undefined}
        @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
      >
        <option value="" ?selected=${given === ''}>${words.t('pin-team-any')}</option>
        ${commune.teams.map(({ id, name }) => html`<option value=${id} ?selected=${id === given}>${name}</option>`)}
      </select>
    </label>`;
  }

  /** Other households that match what is typed, but for those pinned so already. */
  #offered(commune: CommuneView, household: string): HouseholdView[] {
    const wanted = fold(this.#query);
    if (wanted === '') return [];
    const hamlets = new Map(commune.hamlets.map(({ id, name }) => [id, name]));
    const pinned = about(this.state.pins, household);
    return commune.households
      .filter(({ id }) => id !== household)
      .filter(({ id }) => !pinned.some((pin) => samePin(pin, pairPin(this.#relation, household, id))))
      .filter((one) => fold(`${one.house_mark} ${hamlets.get(one.hamlet) ?? ''} ${one.id}`).includes(wanted))
      .slice(0, OFFERED);
  }

  #pair(commune: CommuneView, household: string): TemplateResult {
    const { words, progress } = this.state;
    const offered = this.#offered(commune, household);
    const nobody = this.#query !== '' && offered.length === 0;
    return html`<details class="pair">
      <summary>${words.t('pin-pair-title')}</summary>
      <label class="field" for="pin-relation">
        <span>${words.t('pin-relation-label')}</span>
        <select
          id="pin-relation"
          ?disabled=${progress !== undefined}
          @change=${(event: Event) => {
            const value = (event.target as HTMLSelectElement).value;
            this.#relation = RELATIONS.find((relation) => relation === value) ?? 'first';
            this.#circle = false;
            this.requestUpdate();
          }}
        >
          ${RELATIONS.map((relation) => html`<option value=${relation} ?selected=${relation === this.#relation}>${words.t(`pin-relation-${relation}`)}</option>`)}
        </select>
      </label>
      ${searchField('pin-search', words.t('pin-search'), this.#query, (query) => {
        this.#query = query;
        this.#circle = false;
        this.requestUpdate();
      })}
      <p class="hint" role="status">
        ${this.#circle ? words.t('pin-circle') : nobody ? words.t('households-none') : nothing}
      </p>
      <ul class="offered">
        ${offered.map(
          ({ id }) => html`<li>
            <button
              type="button"
              class="secondary wide"
              ?disabled=${progress !== undefined}
              @click=${() => this.#add(commune, pairPin(this.#relation, household, id))}
            >
              ${houseText(words, id, commune)}
            </button>
          </li>`,
        )}
      </ul>
    </details>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune, selected, pins, undo } = this.state;
    if (!commune || selected === undefined) return nothing;
    const pairs = about(pins, selected).filter(({ kind }) => kind === 'order' || kind === 'apart');
    return html`<section class="pin-card">
      <h3>${words.t('pins-title')}</h3>
      ${this.#must(commune, selected)} ${this.#team(commune, selected)} ${pinRows(this.app, pairs)}
      ${this.#pair(commune, selected)} ${undo.at(-1)?.pins ? undoRow(this.app) : nothing}
    </section>`;
  }
}
