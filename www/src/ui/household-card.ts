import { html, nothing, type TemplateResult } from 'lit';
import type { Assessment, ChanceStep, HouseholdView, PendingTask } from '../generated/types.ts';
import { RULES } from '../i18n/kinds.ts';
import { kebab, kind, nextText, noteText, orderText, reasonText, remedyText } from '../i18n/tell.ts';
import { droppedText } from '../i18n/tell-pins.ts';
import type { AppState } from '../state/app-state.ts';
import { ridesOut } from '../state/form.ts';
import { icon, markIcon } from './icons.ts';
import { add } from './parking-words.ts';
import { Sheet } from './sheet.ts';
import { undoRow } from './undo-bar.ts';

/** The step that holds at a time, or the one that is worth most. */
function stepAt(chances: readonly ChanceStep[], time: string | undefined): ChanceStep | undefined {
  if (time !== undefined) return chances.findLast(({ from }) => from <= time);
  return [...chances].sort((a, b) => b.worth - a.worth)[0];
}

/** `<household-card>`: everything known of one household, and what tonight makes of it. */
export class HouseholdCard extends Sheet {
  protected readonly watched = [
    'commune',
    'evening',
    'made',
    'marks',
    'selected',
    'form',
    'progress',
    'undo',
    'error',
  ] as const satisfies (keyof AppState)[];

  protected override get opened(): string | undefined {
    return this.state.selected;
  }

  #section(key: string, content: TemplateResult): TemplateResult {
    return html`<section><h3>${this.state.words.t(key)}</h3>${content}</section>`;
  }

  #pending(household: HouseholdView): TemplateResult {
    const { words } = this.state;
    if (household.pending.length === 0) {
      return this.#section('card-pending', html`<p>${words.t('card-pending-none')}</p>`);
    }
    const people = new Map<string, PendingTask[]>();
    for (const task of household.pending) people.set(task.person, [...(people.get(task.person) ?? []), task]);
    const line = (task: PendingTask) => {
      const notes = [
        ...(task.deadline ? [words.t('card-deadline', { date: words.day(task.deadline) })] : []),
        ...(task.abroad ? [words.t('card-abroad')] : []),
      ];
      return html`<li>${kind(words, 'task', task.task)}${notes.length > 0 ? html` <em>(${notes.join(', ')})</em>` : nothing}</li>`;
    };
    return this.#section(
      'card-pending',
      html`<dl class="people">
        ${[...people].map(
          ([person, tasks]) => html`<div>
            <dt>${words.t('card-person', { person: person.toUpperCase() })}</dt>
            <dd><ul>${tasks.map(line)}</ul></dd>
          </div>`,
        )}
      </dl>`,
    );
  }

  #wishes(household: HouseholdView): TemplateResult {
    const { words } = this.state;
    const rules = [
      ...RULES.filter((rule) => household.rules[rule]).map((rule) => kind(words, 'rule', rule)),
      ...household.rules.windows.map(({ from, to }) =>
        words.t('card-windows', { from: words.clock(from), to: words.clock(to) }),
      ),
    ];
    const chips = (texts: readonly string[]) =>
      html`<ul class="chips">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
    return html`
      ${household.needs.length > 0 ? this.#section('card-needs', chips(household.needs.map((need) => kind(words, 'need', need)))) : nothing}
      ${rules.length > 0 ? this.#section('card-rules', chips(rules)) : nothing}
    `;
  }

  #absence(household: HouseholdView): TemplateResult | typeof nothing {
    const { words } = this.state;
    const { absence } = household;
    if (!absence) return nothing;
    return this.#section(
      'card-absence',
      html`<p>
          ${words.t('card-absence-line', {
            reason: kind(words, 'absence', absence.reason),
            source: kind(words, 'source', absence.source),
            reported: words.day(absence.reported),
          })}
        </p>
        ${absence.left ? html`<p>${words.t('card-absence-left', { date: words.day(absence.left) })}</p>` : nothing}
        ${absence.back ? html`<p>${words.t('card-absence-back', { date: words.day(absence.back) })}</p>` : nothing}`,
    );
  }

  #attempts(household: HouseholdView): TemplateResult {
    const { words } = this.state;
    if (household.attempts.length === 0) {
      return this.#section('card-attempts', html`<p>${words.t('card-attempts-none')}</p>`);
    }
    return this.#section(
      'card-attempts',
      html`<ol class="plain">
        ${household.attempts.map((attempt, index) => {
          const args = {
            number: index + 1,
            date: words.day(attempt.date),
            outcome: kind(words, 'outcome', attempt.outcome),
          };
          return html`<li>
            ${attempt.time ? words.t('card-attempt-time', { ...args, time: words.clock(attempt.time) }) : words.t('card-attempt', args)}
          </li>`;
        })}
      </ol>`,
    );
  }

  #tonight(household: HouseholdView, assessment: Assessment | undefined): TemplateResult | typeof nothing {
    const { words, made, marks, commune } = this.state;
    const mark = marks.get(household.id);
    const round =
      mark?.status === 'planned' ? made?.rounds.find(({ index }) => index === mark.team) : undefined;
    const planned = round?.stops.find(({ stop }) => stop.household === household.id);
    const entry = made?.plan.not_tonight.find((left) => left.household === household.id);
    if (!commune) return nothing;
    const reasons = (entry?.reasons ?? assessment?.barred ?? []).map((reason) =>
      reasonText(words, reason, commune),
    );
    const lines =
      planned && round
        ? [
            words.t('card-status-planned', {
              team: round.name,
              number: planned.number,
              time: words.clock(planned.stop.arrive),
            }),
            orderText(words, planned.stop.order),
          ]
        : reasons.length > 0
          ? reasons
          : [words.t('status-open')];
    if (planned) {
      if (made?.plan.pins?.must?.includes(household.id)) lines.push(words.t('drop-must'));
      const dropped = planned.stop.if_dropped;
      if (dropped) lines.push(droppedText(words, dropped, commune));
    }
    if (entry) {
      for (const remedy of entry.would_help) {
        lines.push(words.t('remedy-line', { remedy: remedyText(words, remedy, commune) }));
      }
    }
    const { appointment, visit_allowed } = household;
    if (appointment) {
      lines.push(
        words.t('card-appointment', {
          date: words.day(appointment.date),
          from: words.clock(appointment.from),
          to: words.clock(appointment.to),
        }),
      );
    }
    if (visit_allowed) lines.push(words.t('card-visit-allowed', { date: words.day(visit_allowed) }));
    if (assessment && assessment.tasks.length > 0) {
      lines.push(words.t('card-service', { duration: words.duration(assessment.service_s) }));
    }
    return html`<section class="tonight">
      <h3>${words.t('card-tonight')}</h3>
      ${mark ? markIcon(mark) : nothing}
      <div>${lines.map((line) => html`<p>${line}</p>`)}</div>
    </section>`;
  }

  #why(assessment: Assessment | undefined): TemplateResult | typeof nothing {
    if (!assessment) return nothing;
    const { words } = this.state;
    const { score } = assessment;
    if (score.terms.length === 0) return this.#section('card-why', html`<p>${words.t('card-why-none')}</p>`);
    return this.#section(
      'card-why',
      html`<table class="score">
        <tbody>
          ${score.terms.map(
            (term) => html`<tr>
              <th scope="row">${words.t(`term-${kebab(term.kind)}`, { count: term.count })}</th>
              <td>${words.points(term.points)}</td>
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${words.t('card-total')}</th>
            <td>${words.points(score.total)}</td>
          </tr>
          ${this.#worth(assessment)}
        </tfoot>
      </table>`,
    );
  }

  /** What the points come to at the door: at the planned knock, or at the best hour. */
  #worth(assessment: Assessment): TemplateResult | typeof nothing {
    const { words, made } = this.state;
    const { score, waiting, chances } = assessment;
    const knock = made?.rounds
      .flatMap(({ stops }) => stops)
      .find(({ stop }) => stop.household === assessment.household)?.stop.knock;
    const step = stepAt(chances, knock);
    if (!step) return nothing;
    const args = {
      priority: words.points(score.total),
      chance: words.number(step.chance / 10, 1),
      waiting: words.number(waiting.permille / 10, 1),
    };
    return html`<tr>
      <th scope="row">
        ${words.t('card-worth', { time: words.clock(knock ?? step.from) })}
        <small>${words.t(waiting.permille > 0 ? 'card-worth-line' : 'card-worth-plain', args)}</small>
      </th>
      <td>${words.points(step.worth)}</td>
    </tr>`;
  }

  #chances(assessment: Assessment | undefined): TemplateResult | typeof nothing {
    if (!assessment) return nothing;
    const { words } = this.state;
    if (assessment.chances.length === 0) {
      return this.#section('card-chance', html`<p>${words.t('card-chance-none')}</p>`);
    }
    return this.#section(
      'card-chance',
      html`<p>${noteText(words, assessment.presence.note)}</p>
        <ul class="chances">
        ${assessment.chances.map(
          ({ from, chance }) => html`<li>
            <span>${words.clock(from)}</span>
            <meter min="0" max="1000" .value=${chance} aria-hidden="true"></meter>
            <span>${words.chance(chance)}</span>
          </li>`,
        )}
      </ul>
        ${this.#between(assessment)}`,
    );
  }

  /** How sure the best chance is. */
  #between({ presence: { low, high } }: Assessment): TemplateResult | typeof nothing {
    const { words } = this.state;
    if (low === high) return nothing;
    return html`<p class="hint">${words.t('chance-between', { low: words.percent(low), high: words.percent(high) })}</p>`;
  }

  /** A place to park without touching the map: on the road that is nearest to the house. */
  #parking(household: HouseholdView): TemplateResult | typeof nothing {
    const { words, commune, form, progress, undo, error } = this.state;
    if (!commune || !ridesOut(form, commune)) return nothing;
    return this.#section(
      'parking-title',
      html`${error?.kind === 'parking' ? html`<p class="fault" role="alert">${words.t('error-parking')}</p>` : nothing}
      ${undo.at(-1)?.parking ? undoRow(this.app) : nothing}
      <button
        type="button"
        class="quiet wide"
        ?disabled=${progress !== undefined}
        @click=${() => add(this.app, [household.lon, household.lat])}
      >
        ${icon('plus')}${words.t('parking-add-here')}
      </button>`,
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune, evening, selected, marks } = this.state;
    const household = commune?.households.find(({ id }) => id === selected);
    if (!commune || !household) return nothing;
    const assessment = evening?.households.find((entry) => entry.household === household.id);
    const hamlet = commune.hamlets.find(({ id }) => id === household.hamlet)?.name ?? household.hamlet;
    const mark = marks.get(household.id);
    const language = words.language(household.language, commune.settings.language_names);
    return html`<aside
      class="sheet household"
      aria-labelledby="household-title"
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') this.app.select(undefined);
      }}
    >
      <header>
        <div>
          <h2 id="household-title" tabindex="-1">${household.house_mark}</h2>
          <p>${hamlet}</p>
        </div>
        <button type="button" class="round" aria-label=${words.t('close')} title=${words.t('close')} @click=${() => this.app.select(undefined)}>
          ${icon('close')}
        </button>
      </header>
      <div class="card-scroll" tabindex="0" role="region" aria-label=${words.t('card-label')}>
        <ul class="facts">
          <li>${words.t('card-people', { count: household.people })}</li>
          <li>${words.t('card-phones', { count: household.phones })}</li>
          <li>${words.t('card-language')}: <b>${language}</b></li>
        </ul>
        ${mark ? this.#tonight(household, assessment) : nothing}
        <pin-card></pin-card>
        ${this.#parking(household)}
        ${this.#pending(household)} ${this.#wishes(household)} ${this.#why(assessment)}
        ${this.#chances(assessment)} ${this.#absence(household)} ${this.#attempts(household)}
        ${this.#section('card-outreach', html`<p>${kind(words, 'outreach', household.outreach)}</p>${assessment ? html`<p>${nextText(words, assessment.next)}</p>` : nothing}`)}
      </div>
    </aside>`;
  }
}
