import { html, nothing, type TemplateResult } from 'lit';
import type { Leg, Stop, TaskKind } from '../generated/types.ts';
import { kebab, kind, marginText, orderText } from '../i18n/tell.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import type { PlannedStop, TeamRound } from '../state/evening.ts';
import { save } from './download.ts';
import { icon, stopIcon } from './icons.ts';
import { Part } from './part.ts';

/** Tasks of a stop, each once with how many: `Thẻ căn cước ×2`. */
export function taskTexts(words: Words, tasks: readonly TaskKind[]): string[] {
  const counts = new Map<TaskKind, number>();
  for (const task of tasks) counts.set(task, (counts.get(task) ?? 0) + 1);
  return [...counts].map(([task, count]) => {
    const text = kind(words, 'task', task);
    return count === 1 ? text : words.t('task-count', { task: text, count });
  });
}

/** Why a stop is in the round beyond the tasks themselves, the weightiest first, and why it stands where it does. */
function whyTexts(words: Words, { terms, order }: Stop): string[] {
  const urgent = terms
    .filter(({ kind }) => kind !== 'mandatory_tasks' && kind !== 'voluntary_tasks')
    .sort((a, b) => b.points - a.points)
    .slice(0, 2);
  return [
    ...urgent.map((term) => words.t(`term-${kebab(term.kind)}`, { count: term.count })),
    orderText(words, order),
  ];
}

/** `<route-list>`: totals of the plan and each team's evening as a line of stops. */
export class RouteList extends Part {
  protected readonly watched = [
    'commune',
    'made',
    'margin',
    'stale',
    'selected',
    'marks',
  ] as const satisfies (keyof AppState)[];

  #hamlet(id: string): string {
    return this.state.commune?.hamlets.find((hamlet) => hamlet.id === id)?.name ?? id;
  }

  #totals(): TemplateResult | typeof nothing {
    const { words, made, margin, stale } = this.state;
    if (!made) return nothing;
    // It is said of exactly this plan, and not once the evening is another.
    const within = !stale && margin?.made === made ? marginText(words, margin.margin) : undefined;
    const { totals, not_tonight } = made.plan;
    const figure = (label: string, value: string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
    return html`<section class="card totals" aria-label=${words.t('result-title')}>
      <p class="headline">${words.t('result-expected', { count: words.permille(totals.expected_contacts) })}</p>
      <dl>
        ${figure(words.t('result-stops'), words.number(totals.stops))}
        ${figure(words.t('result-walking'), words.duration(totals.walking_s))}
        ${figure(words.t('result-not-tonight'), words.number(not_tonight.length))}
      </dl>
      ${within === undefined ? nothing : html`<p class="margin">${within}</p>`}
    </section>`;
  }

  #leg(leg: Leg | undefined): TemplateResult | typeof nothing {
    if (!leg) return nothing;
    const { words } = this.state;
    const details = [words.length(leg.metres)];
    if (leg.climb_m > 0) details.push(words.t('leg-climb', { metres: words.height(leg.climb_m) }));
    if (leg.descent_m > 0) details.push(words.t('leg-descent', { metres: words.height(leg.descent_m) }));
    if (leg.off_trail_m >= 30) {
      details.push(words.t('leg-off-trail', { metres: words.length(leg.off_trail_m) }));
    }
    return html`<li class="leg">
      ${icon('walk')}<span><b>${words.t('leg-walk', { duration: words.duration(leg.seconds) })}</b> · ${details.join(' · ')}</span>
    </li>`;
  }

  #stop(round: TeamRound, { stop, number, household, leg }: PlannedStop): TemplateResult {
    const { words, selected } = this.state;
    const hamlet = this.#hamlet(household.hamlet);
    const open = selected === household.id;
    const waits = stop.knock > stop.arrive;
    return html`${this.#leg(leg)}
      <li class="stop ${open ? 'open' : ''}">
        ${stopIcon(round.index, number)}
        <button
          type="button"
          class="row"
          data-household=${household.id}
          aria-pressed=${open}
          @click=${() => this.app.select(open ? undefined : household.id)}
        >
          <span class="row-main">
            <span class="visually-hidden">${words.t('stop-number', { number })}</span>
            <span class="row-title"><b>${household.house_mark}</b> <span>${hamlet}</span></span>
            <span class="row-tasks">${taskTexts(words, stop.tasks).join(' · ')}</span>
            <span class="row-why">${whyTexts(words, stop).join(' · ')}</span>
            ${waits ? html`<span class="row-wait">${words.t('stop-knock', { time: words.clock(stop.knock) })}</span>` : nothing}
          </span>
          <span class="row-side">
            <span class="time">${words.clock(stop.arrive)}</span>
            <span class="chip">${words.chanceChip(stop.chance)}</span>
          </span>
        </button>
      </li>`;
  }

  #round(round: TeamRound): TemplateResult {
    const { words, commune } = this.state;
    const { plan } = round;
    const id = `route-${round.index}`;
    const backBy = commune?.teams[round.index]?.back_by;
    if (round.stops.length === 0) {
      return html`<section class="card route team-${round.index % 4}" aria-labelledby=${id}>
        <h3 id=${id}>${stopIcon(round.index, round.index + 1)} ${round.name}</h3>
        <p class="hint">${words.t('route-none')}</p>
      </section>`;
    }
    const summary = words.t('route-summary', {
      stops: round.stops.length,
      expected: words.permille(plan.totals.expected_contacts),
      distance: words.length(plan.totals.metres),
      climb: words.height(plan.totals.climb_m),
    });
    return html`<section class="card route team-${round.index % 4}" aria-labelledby=${id}>
      <header>
        <h3 id=${id}>${round.name}</h3>
        <p>${summary}</p>
      </header>
      <ol class="timeline">
        <li class="end">${icon('start')}<span>${words.t('route-start', { time: words.clock(plan.departure) })}</span></li>
        ${round.stops.map((stop) => this.#stop(round, stop))}
        ${this.#leg(round.lastLeg)}
        <li class="end">
          ${icon('end')}<span>${words.t('route-end', { time: words.clock(plan.back) })}</span>
          ${backBy ? html`<small>${words.t('route-back-by', { time: words.clock(backBy) })}</small>` : nothing}
        </li>
      </ol>
      <div class="downloads">
        ${this.#download('gpx', round)} ${this.#download('geojson', round)}
      </div>
    </section>`;
  }

  #download(format: 'gpx' | 'geojson', round: TeamRound): TemplateResult {
    const { words, made } = this.state;
    const type = format === 'gpx' ? 'application/gpx+xml' : 'application/geo+json';
    const name = `${made?.plan.date ?? ''}-${round.plan.team}.${format}`;
    return html`<button
      type="button"
      class="quiet"
      aria-label=${words.t(`download-${format}-for`, { team: round.name })}
      @click=${async () => {
        const text = await this.app.export(format, round.plan.team);
        if (text !== undefined) save(name, type, text);
      }}
    >
      ${icon('down')}${words.t(`download-${format}`)}
    </button>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, made, stale } = this.state;
    if (!made) return nothing;
    return html`
      <h2 class="visually-hidden">${words.t('result-title')}</h2>
      ${stale ? html`<p class="notice" role="note">${icon('warning')}<span>${words.t('plan-stale')}</span></p>` : nothing}
      ${this.#totals()} ${made.rounds.map((round) => this.#round(round))}
      <div class="downloads">
        <button
          type="button"
          class="quiet"
          @click=${() => save(`${made.plan.date}.json`, 'application/json', made.text)}
        >
          ${icon('down')}${words.t('download-plan')}
        </button>
      </div>
    `;
  }
}
