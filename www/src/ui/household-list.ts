import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { HouseholdView } from '../generated/types.ts';
import type { AppState } from '../state/app-state.ts';
import { fold } from '../state/evening.ts';
import { householdRow } from './household-row.ts';
import { Part } from './part.ts';
import { searchField } from './search-field.ts';

/** Rows drawn at once; more on request, so that a large commune does not make typing slow. */
const PAGE = 60;

/** `<household-list>`: every household, with a search that does not mind diacritics. */
export class HouseholdList extends Part {
  protected readonly watched = ['commune', 'marks', 'made', 'selected'] as const satisfies (keyof AppState)[];
  #query = '';
  #shown = PAGE;
  #revealed: string | undefined;

  #hamlets(): Map<string, string> {
    return new Map(this.state.commune?.hamlets.map(({ id, name }) => [id, name]));
  }

  #matching(hamlets: ReadonlyMap<string, string>): HouseholdView[] {
    const wanted = fold(this.#query);
    const all = this.state.commune?.households ?? [];
    if (wanted === '') return all;
    return all.filter((household) =>
      fold(`${household.house_mark} ${hamlets.get(household.hamlet) ?? ''} ${household.id}`).includes(wanted),
    );
  }

  /** A household chosen on the map shows in the list, however far down it is. */
  protected override willUpdate(_: PropertyValues): void {
    const { selected } = this.state;
    if (selected === this.#revealed) return;
    const index = this.#matching(this.#hamlets()).findIndex(({ id }) => id === selected);
    this.#shown = Math.max(this.#shown, index + 1);
    this.#revealed = selected;
  }

  #row(household: HouseholdView, hamlets: ReadonlyMap<string, string>): TemplateResult {
    const { words, marks, made } = this.state;
    const mark = marks.get(household.id) ?? { status: 'open' as const };
    const status =
      mark.status === 'planned'
        ? `${words.t('status-planned')}: ${made?.rounds.find(({ index }) => index === mark.team)?.name ?? ''}`
        : words.t(`status-${mark.status}`);
    return householdRow(this.app, household, hamlets.get(household.hamlet) ?? household.hamlet, mark, [
      status,
    ]);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune } = this.state;
    if (!commune) return nothing;
    const hamlets = this.#hamlets();
    const matching = this.#matching(hamlets);
    const more = matching.length - this.#shown;
    return html`<section class="card households" aria-labelledby="households-title">
      <h2 id="households-title">${words.t('households-title')}</h2>
      ${searchField('household-search', words.t('households-search'), this.#query, (query) => {
        this.#query = query;
        this.#shown = PAGE;
        this.requestUpdate();
      })}
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
      <ul class="rows">${matching.slice(0, this.#shown).map((household) => this.#row(household, hamlets))}</ul>
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
