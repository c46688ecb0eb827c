import { html, nothing, type TemplateResult } from 'lit';
import type { Leg, RouteTotals, Stop, TaskKind } from '../generated/types.ts';
import { kebab, kind, marginText, orderText } from '../i18n/tell.ts';
import type { Words } from '../i18n/words.ts';
import type { AppState } from '../state/app-state.ts';
import type { PlannedStop, TeamRound } from '../state/evening.ts';
import type { Step } from '../state/legs.ts';
import { parkingPlaces, rides, samePlace } from '../state/parking.ts';
import type { Place } from '../state/place.ts';
import { save } from './download.ts';
import { icon, parkingIcon, stopIcon } from './icons.ts';
import { parkingAction, placeName } from './parking-words.ts';
import { Part } from './part.ts';
import { markOf, markText, stopMark } from './stop-mark.ts';

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
    'soFar',
    'marking',
    'parking',
    'progress',
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
        ${figure(words.t(totals.riding_s > 0 ? 'result-on-foot' : 'result-walking'), words.duration(totals.walking_s))}
        ${totals.riding_s > 0 ? figure(words.t('result-riding'), words.duration(totals.riding_s)) : nothing}
        ${figure(words.t('result-not-tonight'), words.number(not_tonight.length))}
      </dl>
      ${within === undefined ? nothing : html`<p class="margin">${within}</p>`}
    </section>`;
  }

  #details(leg: Leg): string {
    const { words } = this.state;
    const details = [words.length(leg.metres)];
    // What climbs on a motorbike is of no account.
    if (leg.mode === 'ride') return details.join('');
    if (leg.climb_m > 0) details.push(words.t('leg-climb', { metres: words.height(leg.climb_m) }));
    if (leg.descent_m > 0) details.push(words.t('leg-descent', { metres: words.height(leg.descent_m) }));
    if (leg.off_trail_m >= 30) {
      details.push(words.t('leg-off-trail', { metres: words.length(leg.off_trail_m) }));
    }
    return details.join(' · ');
  }

  #step(step: Step): TemplateResult {
    const { words } = this.state;
    switch (step.kind) {
      case 'fetch':
        return html`<li class="leg">${icon('key')}<span><b>${words.t('leg-fetch')}</b> ${words.clock(step.at)}</span></li>`;
      case 'park':
        return this.#park(step.place, step.at);
      default: {
        const { kind, leg } = step;
        return html`<li class="leg leg-${kind}">
          ${icon(kind === 'ride' ? 'ride' : 'walk')}<span><b>${words.t(`leg-${kind}`, { duration: words.duration(leg.seconds) })}</b> · ${this.#details(leg)}</span>
        </li>`;
      }
    }
  }

  #park(place: Place | undefined, at: string): TemplateResult {
    const { words, made, parking } = this.state;
    const known = place && parkingPlaces(made, parking).find((one) => samePlace(one.place, place));
    return html`<li class="leg park">
      ${parkingIcon(known?.kind ?? 'used')}
      <div>
        <span><b>${words.t('leg-park')}</b> ${words.clock(at)}${place ? ` · ${placeName(this.app, words, place)}` : nothing}</span>
        ${known ? parkingAction(this.app, known) : nothing}
      </div>
    </li>`;
  }

  /** What is known of a stop: as somebody marked it, or as it was when the plan was made. */
  #known({
    stop,
  }: PlannedStop): { readonly text: string; readonly over: boolean; readonly sign: string } | undefined {
    const { words } = this.state;
    const mark = markOf(this.app, stop.household);
    if (mark) {
      const sign = mark.doing === 'skipped' ? '–' : '✓';
      return { text: markText(words, mark), over: mark.doing !== 'heading', sign };
    }
    if (stop.made)
      return { text: markText(words, { doing: stop.made, at: stop.leave }), over: true, sign: '✓' };
    return undefined;
  }

  #stop(round: TeamRound, planned: PlannedStop): TemplateResult {
    const { stop, number, household, steps } = planned;
    const { words, selected, marking } = this.state;
    const known = this.#known(planned);
    const hamlet = this.#hamlet(household.hamlet);
    const open = selected === household.id;
    const waits = stop.knock > stop.arrive;
    return html`${steps.map((step) => this.#step(step))}
      <li class="stop ${open ? 'open' : ''} ${known?.over ? 'over' : ''} ${marking ? 'marking' : ''}">
        ${stopIcon(round.index, known?.over ? known.sign : number)}
        <div class="stop-body">
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
            ${
              known?.over
                ? html`<span class="row-tasks">${known.text}</span>`
                : html`<span class="row-tasks">${taskTexts(words, stop.tasks).join(' · ')}</span>
                    <span class="row-why">${whyTexts(words, stop).join(' · ')}</span>`
            }
            ${waits ? html`<span class="row-wait">${words.t('stop-knock', { time: words.clock(stop.knock) })}</span>` : nothing}
          </span>
          <span class="row-side">
            <span class="time">${words.clock(stop.arrive)}</span>
            ${known?.over ? nothing : html`<span class="chip">${known?.text ?? words.chanceChip(stop.chance)}</span>`}
          </span>
        </button>
        ${marking ? stopMark(this.app, round, planned) : nothing}
        </div>
      </li>`;
  }

  /** Riding and walking apart. */
  #ways(totals: RouteTotals): TemplateResult {
    const { words } = this.state;
    const riding = { duration: words.duration(totals.riding_s), distance: words.length(totals.riding_m) };
    const walking = { duration: words.duration(totals.walking_s), distance: words.length(totals.metres) };
    return html`<ul class="ways">
      <li>${icon('ride')}<span>${words.t('route-riding', riding)}</span></li>
      <li>${icon('walk')}<span>${words.t('route-walking', { ...walking, climb: words.height(totals.climb_m) })}</span></li>
    </ul>`;
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
    const { totals } = plan;
    const riding = rides(plan.legs);
    const summary = words.t(riding ? 'route-summary-stops' : 'route-summary', {
      stops: round.stops.length,
      expected: words.permille(totals.expected_contacts),
      distance: words.length(totals.metres),
      climb: words.height(totals.climb_m),
    });
    return html`<section class="card route team-${round.index % 4}" aria-labelledby=${id}>
      <header>
        <h3 id=${id}>${round.name}</h3>
        <p>${summary}</p>
        ${riding ? this.#ways(plan.totals) : nothing}
        <button
          type="button"
          class="secondary wide set-out"
          ?disabled=${this.state.progress !== undefined}
          @click=${() => this.app.rounds.go(plan.team)}
        >
          ${words.t('round-go')}<span class="visually-hidden">${round.name}</span>
        </button>
      </header>
      <ol class="timeline">
        <li class="end">${icon('start')}<span>${words.t('route-start', { time: words.clock(plan.departure) })}</span></li>
        ${round.stops.map((stop) => this.#stop(round, stop))}
        ${round.back.map((step) => this.#step(step))}
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
