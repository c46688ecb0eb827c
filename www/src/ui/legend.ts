import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { STATUSES } from '../state/evening.ts';
import { rides } from '../state/parking.ts';
import { houseIcon, lineSample, parkingIcon, pinIcon, signIcon, steepSample, stopIcon } from './icons.ts';

/** What the map's shapes and lines mean; open from the start where there is room for it. */
export function legend({ words, commune, made, view }: AppState): TemplateResult {
  const wide = window.matchMedia('(min-width: 100rem) and (min-height: 56rem)').matches;
  const row = (sample: TemplateResult, text: string) => html`<li>${sample}<span>${text}</span></li>`;
  const used = new Set(made?.rounds.map((round) => round.index));
  const riding = made?.rounds.some((round) => rides(round.plan.legs)) ?? false;
  return html`<details class="legend" ?open=${wide}>
    <summary>${words.t('map-legend')}</summary>
    <ul>
      ${commune?.teams.map((team, index) =>
        used.has(index)
          ? html`<li class="team-${index % 4}">
              <span class="samples">${lineSample(riding ? `ridden team-${index % 4}` : `route team-${index % 4}`)}${stopIcon(index, 1)}</span
              ><span>${team.name}</span>
            </li>`
          : nothing,
      )}
      ${
        riding
          ? html`${row(lineSample('ridden'), words.t('map-ride'))} ${row(lineSample('walked'), words.t('map-walk'))}
            ${row(parkingIcon('used'), words.t('parking-place'))}`
          : nothing
      }
      ${
        view === 'trails'
          ? html`${(['open', 'accepted', 'refused'] as const).map((decision) =>
              row(pinIcon(decision), words.t(`map-repair-${decision}`)),
            )}
            ${row(lineSample('island'), words.t('map-island'))}`
          : nothing
      }
      ${STATUSES.map((status) =>
        status === 'planned' ? nothing : row(houseIcon(status), words.t(`status-${status}`)),
      )}
      ${(['road', 'track', 'path', 'barred'] as const).map((kind) =>
        row(lineSample(kind), words.t(`map-${kind}`)),
      )}
      ${([1, 2, 3] as const).map((steep) => row(steepSample(steep), words.t(`map-steep-${steep}`)))}
      ${row(signIcon('closed'), words.t('map-closed'))} ${row(signIcon('night'), words.t('map-night'))}
      ${row(signIcon('rain'), words.t('map-rain'))} ${row(lineSample('water'), words.t('map-water'))}
    </ul>
  </details>`;
}
