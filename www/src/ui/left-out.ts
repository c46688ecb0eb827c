import { html, nothing, type TemplateResult } from 'lit';
import type { NotTonight } from '../generated/types.ts';
import { reasonGroup, reasonText, remedyText } from '../i18n/tell.ts';
import type { AppState } from '../state/app-state.ts';
import { type LeftOut, leftOut } from '../state/evening.ts';
import { householdRow } from './household-row.ts';
import { Part } from './part.ts';

/** `<left-out>`: every household that is not in tonight's plan, by reason. */
export class LeftOutList extends Part {
  protected readonly watched = ['commune', 'made', 'selected', 'marks'] as const satisfies (keyof AppState)[];
  /** Groups that were opened: only their households are drawn. */
  #open = new Set<string>();

  #entry(entry: NotTonight): TemplateResult | typeof nothing {
    const { words, commune, marks } = this.state;
    const household = commune?.households.find(({ id }) => id === entry.household);
    if (!commune || !household) return nothing;
    const hamlet = commune.hamlets.find(({ id }) => id === household.hamlet)?.name ?? household.hamlet;
    const [first = '', ...others] = entry.reasons.map((reason) => reasonText(words, reason, commune));
    const also = others.length > 0 ? [words.t('reason-also', { reasons: others.join('; ') })] : [];
    const mark = marks.get(household.id) ?? { status: 'barred' as const };
    const help = entry.would_help.map((remedy) =>
      words.t('remedy-line', { remedy: remedyText(words, remedy, commune) }),
    );
    return householdRow(this.app, household, hamlet, mark, [first, ...also, ...help]);
  }

  #group(group: LeftOut): TemplateResult {
    const { words, selected } = this.state;
    const open = this.#open.has(group.kind) || group.entries.some(({ household }) => household === selected);
    return html`<details
      class="group"
      ?open=${open}
      @toggle=${(event: Event) => {
        const now = (event.target as HTMLDetailsElement).open;
        if (now === this.#open.has(group.kind)) return;
        if (now) this.#open.add(group.kind);
        else this.#open.delete(group.kind);
        this.requestUpdate();
      }}
    >
      <summary>
        <span>${reasonGroup(words, group.kind)}</span><span class="count">${words.number(group.entries.length)}</span>
      </summary>
      ${open ? html`<ul class="rows">${group.entries.map((entry) => this.#entry(entry))}</ul>` : nothing}
    </details>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, made } = this.state;
    if (!made) return nothing;
    const count = made.plan.not_tonight.length;
    return html`<section class="card left-out" aria-labelledby="left-out-title">
      <h2 id="left-out-title">${words.t('not-tonight-title', { count: words.number(count) })}</h2>
      <p class="hint">${words.t(count === 0 ? 'not-tonight-none' : 'not-tonight-hint')}</p>
      ${leftOut(made.plan).map((group) => this.#group(group))}
    </section>`;
  }
}
