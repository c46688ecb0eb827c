import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Assessment, HouseholdView } from '../generated/types.ts';
import type { AppState } from '../state/app-state.ts';
import { byWorth, fold } from '../state/evening.ts';
import { householdRow } from './household-row.ts';
import { Part } from './part.ts';
import { searchField } from './search-field.ts';

/** Rows drawn at once; more on request, so that a large commune does not make typing slow. */
const PAGE = 60;

const ORDERS = ['worth', 'name'] as const;
type Order = (typeof ORDERS)[number];

/** `<household-list>`: every household, the most worth a visit first, with a search that does not mind diacritics. */
export class HouseholdList extends Part {
  protected readonly watched = [
    'commune',
    'evening',
    'marks',
    'made',
    'selected',
  ] as const satisfies (keyof AppState)[];
  #query = '';
  #order: Order = 'worth';
  #shown = PAGE;
  #revealed: string | undefined;

  #hamlets(): Map<string, string> {
    return new Map(this.state.commune?.hamlets.map(({ id, name }) => [id, name]));
  }

  #matching(hamlets: ReadonlyMap<string, string>): HouseholdView[] {
    const wanted = fold(this.#query);
    const all = this.#ordered(hamlets);
    if (wanted === '') return all;
    return all.filter((household) =>
      fold(`${household.house_mark} ${hamlets.get(household.hamlet) ?? ''} ${household.id}`).includes(wanted),
    );
  }

  #ordered(hamlets: ReadonlyMap<string, string>): HouseholdView[] {
    const { commune, evening, words } = this.state;
    const all = commune?.households ?? [];
    if (this.#order === 'worth') return byWorth(all, evening);
    const hamlet = (household: HouseholdView) => hamlets.get(household.hamlet) ?? household.hamlet;
    return [...all].sort(
      (a, b) => words.compare(hamlet(a), hamlet(b)) || words.compare(a.house_mark, b.house_mark),
    );
  }

  #orderField(): TemplateResult {
    const { words } = this.state;
    return html`<label class="field" for="household-order">
      <span>${words.t('households-order')}</span>
      <select
        id="household-order"
        .value=${this.#order}
        @change=${(event: Event) => {
          this.#order =
            ORDERS.find((order) => order === (event.target as HTMLSelectElement).value) ?? 'worth';
          this.#shown = PAGE;
          this.requestUpdate();
        }}
      >
        ${ORDERS.map((order) => html`<option value=${order} ?selected=${order === this.#order}>${words.t(`households-by-${order}`)}</option>`)}
      </select>
    </label>`;
  }

  /** A household chosen on the map shows in the list, however far down it is. */
  protected override willUpdate(_: PropertyValues): void {
    const { selected } = this.state;
    if (selected === this.#revealed) return;
    const index = this.#matching(this.#hamlets()).findIndex(({ id }) => id === selected);
    this.#shown = Math.max(this.#shown, index + 1);
    this.#revealed = selected;
  }

  #row(
    household: HouseholdView,
    hamlets: ReadonlyMap<string, string>,
    assessment: Assessment | undefined,
  ): TemplateResult {
    const { words, marks, made } = this.state;
    const mark = marks.get(household.id) ?? { status: 'open' as const };
    const status =
      mark.status === 'planned'
        ? `${words.t('status-planned')}: ${made?.rounds.find(({ index }) => index === mark.team)?.name ?? ''}`
        : words.t(`status-${mark.status}`);
    const worth = assessment?.barred.length === 0 ? assessment.worth : undefined;
    return householdRow(this.app, household, hamlets.get(household.hamlet) ?? household.hamlet, mark, [
      worth === undefined ? status : `${status} · ${words.t('row-worth', { worth: words.permille(worth) })}`,
    ]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    if (!commune) return nothing;
    const hamlets = this.#hamlets();
    const matching = this.#matching(hamlets);
    const assessments = new Map(this.state.evening?.households.map((one) => [one.household, one]));
    const more = matching.length - this.#shown;
    return html`<section class="card households" aria-labelledby="households-title">
      <h2 id="households-title">${words.t('households-title')}</h2>
      ${searchField('household-search', words.t('households-search'), this.#query, (query) => {
        this.#query = query;
        this.#shown = PAGE;
        this.requestUpdate();
      })}
      ${this.#orderField()}
      <p class="hint" role="status">
        ${
          matching.length === 0
            ? words.t('households-none')
            : words.t('households-count', {
                shown: words.number(matching.length),
                total: words.number(commune.households.length),
              })
        }
      </p>
      <ul class="rows">${matching.slice(0, this.#shown).map((household) => this.#row(household, hamlets, assessments.get(household.id)))}</ul>
      ${
        more > 0
          ? html`<button
              type="button"
              class="secondary wide"
              @click=${() => {
                this.#shown += PAGE;
                this.requestUpdate();
              }}
            >
              ${words.t('show-more', { count: words.number(Math.min(more, PAGE)) })}
            </button>`
          : nothing
      }
    </section>`;
  }
}
