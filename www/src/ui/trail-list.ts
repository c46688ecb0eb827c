import { html, nothing, type TemplateResult } from 'lit';
import { CHOICES_FILE } from '../engine/protocol.ts';
import type { TrailView } from '../generated/types.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import { fold } from '../state/evening.ts';
import { isRestricted, trailPlaces } from '../state/network.ts';
import { save } from './download.ts';
import { icon, lineSample } from './icons.ts';
import type { EveningMap } from './map-part.ts';
import { Part } from './part.ts';
import { searchField } from './search-field.ts';
import { restrictions, trailFacts, trailName } from './trail-words.ts';

/** Rows drawn at once; more on request. */
const PAGE = 40;

interface Listed {
  readonly trail: TrailView;
  readonly name: string;
  readonly facts: string;
}

/** `<trail-list>`: what is closed and restricted, every trail by search, and the file of what was chosen. */
export class TrailList extends Part {
  protected readonly watched = [
    'network',
    'trail',
    'commune',
    'files',
    'form',
    'choiceNote',
  ] as const satisfies (keyof AppState)[];
  #query = '';
  #shown = PAGE;

  #listed(): Listed[] {
    const { words, network, commune } = this.state;
    if (!network) return [];
    const places = trailPlaces(network.lines);
    return network.trails.map((trail, index) => ({
      trail,
      name: trailName(words, trail),
      facts: trailFacts(words, trail, places.get(index), commune?.hamlets ?? []),
    }));
  }

  #row({ trail, name, facts }: Listed): TemplateResult {
    const { words, trail: chosen } = this.state;
    const open = chosen === trail.key;
    const rules = restrictions(words, trail);
    return html`<li>
      <button
        type="button"
        class="row ${open ? 'open' : ''}"
        data-trail=${trail.key}
        aria-pressed=${open}
        @click=${() => {
          this.app.selectTrail(open ? undefined : trail.key);
          if (!open) void document.querySelector<EveningMap>('evening-map')?.showTrail(trail.key);
        }}
      >
        ${lineSample(trail.kind)}
        <span class="row-main">
          <span class="row-title"><b>${name}</b></span>
          <span class="row-tasks">${facts}</span>
          ${rules.length > 0 ? html`<span class="row-wait">${rules.join(' · ')}</span>` : nothing}
        </span>
      </button>
    </li>`;
  }

  #closed(listed: Listed): TemplateResult {
    const { words } = this.state;
    const { trail, name } = listed;
    const said = (said: Words) => said.t('trail-closed-unset', { trail: trailName(said, trail) });
    return html`<li class="closed-trail">
      <ul class="rows">${this.#row(listed)}</ul>
      ${
        trail.closed
          ? html`<button
              type="button"
              class="quiet"
              aria-label=${`${words.t('trail-open-again')}: ${name}`}
              @click=${() => this.app.choose({ trail: { key: trail.key, closed_on: null } }, said)}
            >
              ${words.t('trail-open-again')}
            </button>`
          : nothing
      }
    </li>`;
  }

  #restricted(all: readonly Listed[]): TemplateResult | typeof nothing {
    const { words, form } = this.state;
    const restricted = all
      .filter(({ trail }) => isRestricted(trail))
      .sort((a, b) => Number(b.trail.closed) - Number(a.trail.closed) || words.compare(a.name, b.name));
    if (restricted.length === 0) return nothing;
    const date = form.date ? words.day(form.date) : '–';
    return html`<section class="card restricted" aria-labelledby="restricted-title">
      <h2 id="restricted-title">${words.t('restricted-title', { date })}</h2>
      <ul class="rows">${restricted.map((listed) => this.#closed(listed))}</ul>
    </section>`;
  }

  #note(): TemplateResult | typeof nothing {
    const { words, choiceNote } = this.state;
    if (!choiceNote) return nothing;
    return html`<div class="notice" role="alert">
      ${icon('warning')}<span>${words.t(`choices-${choiceNote}`)}</span>
      <button type="button" class="quiet" @click=${() => this.app.dismissChoiceNote()}>${words.t('dismiss')}</button>
    </div>`;
  }

  #file(): TemplateResult {
    const { words, files } = this.state;
    const file = files.files.get('choices');
    return html`<section class="card choices-file" aria-labelledby="choices-title">
      <h2 id="choices-title">${words.t('choices-title')}</h2>
      <p class="hint">${words.t(file ? 'choices-hint' : 'choices-none')}</p>
      ${this.#note()}
      ${
        file
          ? html`<button
              type="button"
              class="quiet"
              @click=${() => save(CHOICES_FILE, 'application/json', new TextDecoder().decode(file.bytes))}
            >
              ${icon('down')}${words.t('choices-export')}
            </button>`
          : nothing
      }
    </section>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, network } = this.state;
    if (!network) return nothing;
    const all = this.#listed();
    const wanted = fold(this.#query);
    const matching =
      wanted === '' ? all : all.filter(({ name, facts }) => fold(`${name} ${facts}`).includes(wanted));
    // Named trails first, as officers speak of them; the rest in file order.
    const sorted = [...matching].sort(
      (a, b) =>
        Number(b.trail.name !== undefined) - Number(a.trail.name !== undefined) ||
        words.compare(a.trail.name ?? '', b.trail.name ?? ''),
    );
    const more = sorted.length - this.#shown;
    return html`${this.#restricted(all)} ${this.#file()}
      <section class="card trails" aria-labelledby="trails-title">
        <h2 id="trails-title">${words.t('trails-title')}</h2>
        <p class="hint">${words.t('trails-hint')}</p>
        ${searchField('trail-search', words.t('trails-search'), this.#query, (query) => {
          this.#query = query;
          this.#shown = PAGE;
          this.requestUpdate();
        })}
        <p class="hint" role="status">
          ${
            sorted.length === 0
              ? words.t('trails-none')
              : words.t('trails-count', {
                  shown: words.number(sorted.length),
                  total: words.number(all.length),
                })
          }
        </p>
        <ul class="rows">${sorted.slice(0, this.#shown).map((listed) => this.#row(listed))}</ul>
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
                ${words.t('trails-more', { count: words.number(Math.min(more, PAGE)) })}
              </button>`
            : nothing
        }
      </section>`;
  }
}
