import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { type EveningForm, faultOf, type TeamForm, times } from '../state/form.ts';
import { icon, stopIcon } from './icons.ts';
import { Part } from './part.ts';

/** `<plan-form>`: which evening, which teams, from when to when. */
export class PlanForm extends Part {
  protected readonly watched = ['commune', 'form', 'progress', 'made'] as const satisfies (keyof AppState)[];

  #change(change: Partial<EveningForm>): void {
    void this.app.setForm({ ...this.state.form, ...change });
  }

  #changeTeam(id: string, change: Partial<TeamForm>): void {
    const teams = this.state.form.teams.map((team) => (team.id === id ? { ...team, ...change } : team));
    this.#change({ teams });
  }

  /** Times to choose from: the same 24 hours for everybody, and nothing to type. */
  #time(id: string, label: string, value: string, first: string, last: string, set: (to: string) => void) {
    const { words } = this.state;
    return html`<label class="field" for=${id}>
      <span>${label}</span>
      <select
        id=${id}
        ?disabled=${this.state.progress !== undefined}
        @change=${(event: Event) => set((event.target as HTMLSelectElement).value)}
      >
        ${times(first, last, 15, value).map(
          (time) => html`<option value=${time} ?selected=${time === value}>${words.clock(time)}</option>`,
        )}
      </select>
    </label>`;
  }

  #team(form: TeamForm, index: number): TemplateResult | typeof nothing {
    const { words, commune, progress } = this.state;
    const team = commune?.teams.find(({ id }) => id === form.id);
    if (!team || !commune) return nothing;
    const languages = words.list(
      team.languages.map((tag) => words.language(tag, commune.settings.language_names)),
    );
    const about = [
      words.t('form-team-members', { count: team.members.length }),
      ...(team.kit ? [words.t('form-team-kit')] : []),
      ...(team.motorbikes > 0 ? [words.t('form-team-motorbikes', { count: team.motorbikes })] : []),
    ].join(' · ');
    return html`<li class="team-row ${form.goes ? '' : 'stays'}">
      <label class="team-name">
        <input
          type="checkbox"
          .checked=${form.goes}
          ?disabled=${progress !== undefined}
          aria-label=${words.t('form-team-goes', { team: team.name })}
          @change=${(event: Event) =>
            this.#changeTeam(form.id, { goes: (event.target as HTMLInputElement).checked })}
        />
        ${stopIcon(index, index + 1)}
        <span><b>${team.name}</b><small>${about}</small><small>${words.t('form-team-languages', { languages })}</small></span>
      </label>
      ${
        form.goes
          ? html`<div class="fields">
              ${this.#time(`departure-${index}`, words.t('form-departure'), form.departure, '16:00', '21:00', (departure) => this.#changeTeam(form.id, { departure }))}
              ${this.#time(`back-by-${index}`, words.t('form-back-by'), form.backBy, '17:00', '21:45', (backBy) => this.#changeTeam(form.id, { backBy }))}
            </div>
            ${team.motorbikes > 0 ? this.#onFoot(form, team.name) : nothing}`
          : nothing
      }
    </li>`;
  }

  #onFoot(form: TeamForm, team: string): TemplateResult {
    const { words, progress } = this.state;
    return html`<button
      type="button"
      role="switch"
      class="switch on-foot"
      aria-checked=${form.onFoot}
      aria-label=${words.t('form-on-foot-for', { team })}
      ?disabled=${progress !== undefined}
      @click=${() => this.#changeTeam(form.id, { onFoot: !form.onFoot })}
    >
      ${icon(form.onFoot ? 'walk' : 'ride')}
      <span><b>${words.t('form-on-foot')}</b><small>${words.t('form-on-foot-hint')}</small></span>
      <span class="knob" aria-hidden="true"></span>
    </button>`;
  }

  #fault(): TemplateResult | typeof nothing {
    const { words, form, commune } = this.state;
    const fault = faultOf(form);
    if (!fault || !commune) return nothing;
    const team =
      fault.fault === 'hours-wrong' ? (commune.teams.find(({ id }) => id === fault.team)?.name ?? '') : '';
    return html`<p class="fault" role="alert">${words.t(`form-${fault.fault}`, { team })}</p>`;
  }

  #fields(): TemplateResult {
    const { words, form, progress } = this.state;
    return html`
      <div class="fields">
        <label class="field wide" for="evening-date">
          <span>${words.t('form-date')}</span>
          <input
            id="evening-date"
            type="date"
            .value=${form.date}
            ?disabled=${progress !== undefined}
            aria-describedby="evening-day"
            @change=${(event: Event) => this.#change({ date: (event.target as HTMLInputElement).value })}
          />
        </label>
        ${this.#time('last-knock', words.t('form-last-knock'), form.lastKnock, '17:00', '21:45', (lastKnock) => this.#change({ lastKnock }))}
      </div>
      <p id="evening-day" class="hint">${form.date ? words.date(form.date) : nothing}</p>
      <label class="wet">
        <input
          id="wet"
          type="checkbox"
          .checked=${form.wet}
          ?disabled=${progress !== undefined}
          aria-describedby="wet-hint"
          @change=${(event: Event) => this.#change({ wet: (event.target as HTMLInputElement).checked })}
        />
        <span><b>${words.t('form-wet')}</b><small id="wet-hint">${words.t('form-wet-hint')}</small></span>
      </label>
      <fieldset>
        <legend>${words.t('form-teams')}</legend>
        <ul class="teams">${form.teams.map((team, index) => this.#team(team, index))}</ul>
      </fieldset>
      ${this.#fault()}
    `;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, commune, form, made } = this.state;
    if (!commune) return nothing;
    if (!made)
      return html`<section class="card form" aria-label=${words.t('form-title')}>${this.#fields()}</section>`;
    const summary = words.t('form-summary', {
      date: form.date ? words.date(form.date) : '–',
      teams: form.teams.filter((team) => team.goes).length,
      lastKnock: form.lastKnock,
    });
    const about = form.wet ? `${summary} · ${words.t('form-wet')}` : summary;
    return html`<details class="card form">
      <summary><span><b>${words.t('form-adjust')}</b><small>${about}</small></span></summary>
      ${this.#fields()}
    </details>`;
  }
}
