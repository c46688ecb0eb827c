import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../i18n/words.ts';
import type { App } from '../state/app.ts';
import type { PlannedStop, TeamRound } from '../state/evening.ts';
import { times } from '../state/form.ts';
import { DOINGS, type Doing, type StopMark } from '../state/so-far.ts';
import { icon } from './icons.ts';

/** What was marked at a household on the evening of the plan that is shown. */
export function markOf(app: App, household: string): StopMark | undefined {
  const { made, soFar } = app.state;
  if (!made || soFar?.date !== made.plan.date) return undefined;
  return soFar.marks.find((mark) => mark.household === household);
}

/** What came of a stop, with its time: `Đã gặp · 19:25`. */
export function markText(words: Words, { doing, at }: Pick<StopMark, 'doing' | 'at'>): string {
  const what = words.t(`mark-${doing}`);
  return doing === 'heading' ? what : words.t('mark-said', { what, time: words.clock(at) });
}

/** Where a stop is marked: what came of it, and when the team left. */
export function stopMark(app: App, round: TeamRound, { stop, household }: PlannedStop): TemplateResult {
  const { words } = app.state;
  const mark = markOf(app, household.id);
  const id = `left-${round.index}-${household.id}`;
  const at = mark?.at ?? app.underway.clock(stop.leave);
  const close = (event: Event) => {
    const details = (event.currentTarget as HTMLElement).closest('details');
    if (!details) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  const set = (doing: Doing, time: string) => {
    const next = { household: household.id, team: round.plan.team, doing, at: time };
    app.underway.mark(next, (w) => w.t('mark-news', { mark: household.house_mark, what: markText(w, next) }));
  };
  const chosen = (event: Event): string =>
    (event.currentTarget as HTMLElement).closest('details')?.querySelector('select')?.value ?? at;
  const button = (doing: Doing) => html`<button
    type="button"
    class="quiet doing-${doing}"
    aria-pressed=${mark?.doing === doing}
    @click=${(event: Event) => {
      set(doing, chosen(event));
      close(event);
    }}
  >
    ${words.t(`mark-${doing}`)}
  </button>`;
  return html`<details class="stop-mark">
    <summary>
      <span>${words.t(mark ? 'mark-change' : 'mark-open')}</span>
      <span class="visually-hidden">${household.house_mark}</span>
    </summary>
    <div class="stop-mark-body" role="group" aria-label=${words.t('mark-for', { mark: household.house_mark })}>
      <label class="field" for=${id}>
        <span>${words.t('mark-time')}</span>
        <select
          id=${id}
          @change=${(event: Event) => {
            if (mark) set(mark.doing, (event.target as HTMLSelectElement).value);
          }}
        >
          ${times(round.plan.departure, '21:55', 5, at).map(
            (time) => html`<option value=${time} ?selected=${time === at}>${words.clock(time)}</option>`,
          )}
        </select>
      </label>
      <div class="doings">
        ${DOINGS.map(button)}
        ${
          mark
            ? html`<button
                type="button"
                class="quiet"
                @click=${(event: Event) => {
                  app.underway.unmark(household.id, (w) =>
                    w.t('mark-removed', { mark: household.house_mark }),
                  );
                  close(event);
                }}
              >
                ${icon('undo')}${words.t('mark-remove')}
              </button>`
            : nothing
        }
      </div>
    </div>
  </details>`;
}
