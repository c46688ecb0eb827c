import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Decision, IslandView, RepairView } from '../generated/types.ts';
import { kebab } from '../i18n/tell.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import { type RepairGroup, repairList } from '../state/network.ts';
import { icon, pinIcon } from './icons.ts';
import type { EveningMap } from './map-part.ts';
import { Part } from './part.ts';
import { repairText, repairTrails } from './trail-words.ts';

/** Entries drawn at once in each group; more on request. */
const PAGE = 30;

/** `<repair-list>`: places where trails could be joined, to be accepted or refused, and parts that stand apart. */
export class RepairList extends Part {
  protected readonly watched = ['network', 'repair', 'commune'] as const satisfies (keyof AppState)[];
  /** How many entries of a group are drawn, by the group's name. */
  #shown = new Map<string, number>();
  #open = new Set<string>();
  #revealed: string | undefined;

  protected override updated(_: PropertyValues): void {
    const { repair } = this.state;
    if (repair === this.#revealed) return;
    this.#revealed = repair;
    if (repair === undefined) return;
    const row = this.querySelector(`[data-repair="${CSS.escape(repair)}"]`);
    row?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }

  #decide(repairs: readonly RepairView[], decision: Decision): void {
    const count = repairs.length;
    const said = (words: Words) => words.t(`repairs-${decision}`, { count });
    void this.app.choose({ repairs: { ids: repairs.map(({ id }) => id), decision } }, said);
  }

  #buttons(repair: RepairView): TemplateResult {
    const { words } = this.state;
    const what = repairText(words, repair);
    const button = (decision: 'accepted' | 'refused', key: string) => html`<button
      type="button"
      class="quiet"
      aria-pressed=${repair.decision === decision}
      aria-label=${`${words.t(key)}: ${what}`}
      @click=${() => this.#decide([repair], repair.decision === decision ? 'open' : decision)}
    >
      ${words.t(key)}
    </button>`;
    return html`<div class="decide">
      ${button('accepted', 'repair-accept')} ${button('refused', 'repair-refuse')}
    </div>`;
  }

  #entry(repair: RepairView): TemplateResult {
    const { words, repair: chosen, network } = this.state;
    const open = repair.id === chosen;
    return html`<li class=${open ? 'open' : ''}>
      <button
        type="button"
        class="row ${open ? 'open' : ''}"
        data-repair=${repair.id}
        aria-pressed=${open}
        @click=${() => this.app.selectRepair(open ? undefined : repair.id)}
      >
        ${pinIcon(repair.joins ? repair.decision : 'accepted')}
        <span class="row-main">
          <span class="row-title"><b>${repairText(words, repair)}</b></span>
          <span class="row-tasks">${repairTrails(words, repair, network?.trails ?? [])}</span>
          ${repair.joins && repair.decision !== 'open' ? html`<span class="row-tasks">${words.t(`repair-${repair.decision}`)}</span>` : nothing}
        </span>
      </button>
      ${repair.joins ? this.#buttons(repair) : nothing}
    </li>`;
  }

  /** Entries of a group, a page at a time; the one that was touched on the map is always among them. */
  #entries(name: string, repairs: readonly RepairView[]): TemplateResult {
    const { words, repair } = this.state;
    const touched = repairs.findIndex(({ id }) => id === repair);
    const shown = Math.max(this.#shown.get(name) ?? PAGE, touched + 1);
    const more = repairs.length - shown;
    return html`<ul class="rows repairs">${repairs.slice(0, shown).map((one) => this.#entry(one))}</ul>
      ${
        more > 0
          ? html`<button
              type="button"
              class="quiet wide"
              @click=${() => {
                this.#shown.set(name, shown + PAGE);
                this.requestUpdate();
              }}
            >
              ${words.t('repairs-more', { count: words.number(Math.min(more, PAGE)) })}
            </button>`
          : nothing
      }`;
  }

  #all(repairs: readonly RepairView[], label: string | undefined): TemplateResult {
    const { words } = this.state;
    const button = (decision: 'accepted' | 'refused', key: string) => html`<button
      type="button"
      class="quiet"
      aria-label=${label === undefined ? nothing : `${words.t(key)}: ${label}`}
      @click=${() => this.#decide(repairs, decision)}
    >
      ${words.t(key)}
    </button>`;
    return html`<div class="decide">${button('accepted', 'repair-accept-all')} ${button('refused', 'repair-refuse-all')}</div>`;
  }

  #group({ kind, repairs }: RepairGroup): TemplateResult {
    const { words } = this.state;
    const title = words.t(`repair-${kebab(kind)}`);
    return html`<section class="repair-group">
      <h3>${title} <span class="count">${words.number(repairs.length)}</span></h3>
      ${repairs.length > 1 ? this.#all(repairs, title) : nothing} ${this.#entries(kind, repairs)}
    </section>`;
  }

  /** A part of the list that is folded away until somebody wants it, or touches one of its pins. */
  #folded(
    name: string,
    title: string,
    hint: string,
    repairs: readonly RepairView[],
  ): TemplateResult | typeof nothing {
    if (repairs.length === 0) return nothing;
    const { words, repair } = this.state;
    const open = this.#open.has(name) || repairs.some(({ id }) => id === repair);
    return html`<details
      class="group"
      ?open=${open}
      @toggle=${(event: Event) => {
        const now = (event.target as HTMLDetailsElement).open;
        if (now === this.#open.has(name)) return;
        if (now) this.#open.add(name);
        else this.#open.delete(name);
        this.requestUpdate();
      }}
    >
      <summary><span>${title}</span><span class="count">${words.number(repairs.length)}</span></summary>
      ${open ? html`<p class="hint">${hint}</p>${this.#entries(name, repairs)}` : nothing}
    </details>`;
  }

  #island(island: IslandView): TemplateResult {
    const { words } = this.state;
    const show = () =>
      document
        .querySelector<EveningMap>('evening-map')
        ?.showBoth([island.lon, island.lat], [island.to_lon, island.to_lat]);
    return html`<li>
      <button type="button" class="row" @click=${show}>
        ${icon('fit')}
        <span class="row-main">
          <b>${words.t('island-part', { length: words.length(island.km * 1000), count: island.households })}</b>
          <span class="row-tasks">${words.t('island-gap', { gap: words.size(island.gap_m) })}</span>
        </span>
      </button>
    </li>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, network } = this.state;
    if (!network) return nothing;
    const { open, openCount, decided, tidied } = repairList(network.repairs);
    const { islands } = network;
    return html`
      <section class="card repairs" aria-labelledby="repairs-title">
        <h2 id="repairs-title" tabindex="-1">${words.t('repairs-title')}</h2>
        <p class="hint">${openCount === 0 ? words.t('repairs-none') : words.t('repairs-hint')}</p>
        ${
          openCount > 1 && open.length > 1
            ? this.#all(
                open.flatMap(({ repairs }) => repairs),
                undefined,
              )
            : nothing
        }
        ${open.map((group) => this.#group(group))}
        ${this.#folded('decided', words.t('repairs-decided'), words.t('repairs-decided-hint'), decided)}
        ${this.#folded(
          'tidied',
          words.t('repairs-tidied'),
          words.t('repairs-tidied-hint'),
          tidied.flatMap(({ repairs }) => repairs),
        )}
      </section>
      ${
        islands.length > 0
          ? html`<section class="card islands" aria-labelledby="islands-title">
              <h2 id="islands-title">${words.t('islands-title')}</h2>
              <p class="hint">${words.t('islands-hint')}</p>
              <ul class="rows">${islands.map((island) => this.#island(island))}</ul>
            </section>`
          : nothing
      }
    `;
  }
}
