import { html, nothing, type TemplateResult } from 'lit';
import type { Pin } from '../generated/types.ts';
import { pinText, unkeptText } from '../i18n/tell-pins.ts';
import type { App } from '../state/app.ts';
import type { AppState } from '../state/app-state.ts';
import { listOf, whyUnkept, withoutPin } from '../state/pins.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** The focus goes on to what is left once the button that had it is gone with its pin. */
function focusOn(part: Element | null): void {
  const next = part?.querySelector<HTMLElement>('.pins button, summary');
  (next ?? document.querySelector<HTMLElement>('#panel'))?.focus();
}

/** Pins one under the other, each with a button that removes it and, where the plan did not keep it, why not. */
export function pinRows(app: App, pins: readonly Pin[]): TemplateResult | typeof nothing {
  const { words, commune, made, progress, stale } = app.state;
  if (!commune || pins.length === 0) return nothing;
  return html`<ul class="pins">
    ${pins.map((pin) => {
      const text = pinText(words, pin, commune);
      const why = stale ? undefined : whyUnkept(made?.plan, pin);
      const label = words.t('pins-remove', { pin: text });
      return html`<li>
        <span
          >${text}${why ? html`<small class="unkept">${icon('warning')}<span>${words.t('unkept-note', { why: unkeptText(words, why, commune) })}</span></small>` : nothing}</span
        >
        <button
          type="button"
          class="round"
          aria-label=${label}
          title=${label}
          ?disabled=${progress !== undefined}
          @click=${async (event: Event) => {
            const part = (event.target as Element).closest('pin-list, pin-card');
            await app.setPins(withoutPin(app.state.pins, pin), (said) =>
              said.t('pin-removed', { pin: pinText(said, pin, commune) }),
            );
            focusOn(part);
          }}
        >
          ${icon('close')}
        </button>
      </li>`;
    })}
  </ul>`;
}

/** `<pin-list>`: everything that is pinned down for the evening of the form. */
export class PinList extends Part {
  protected readonly watched = [
    'commune',
    'pins',
    'made',
    'stale',
    'progress',
  ] as const satisfies (keyof AppState)[];

  protected override render(): TemplateResult | typeof nothing {
    const { words, pins } = this.state;
    const list = listOf(pins);
    if (list.length === 0) return nothing;
    return html`<section class="card form pinned" aria-labelledby="pins-title">
      <h2 id="pins-title">${words.t('pins-title')}</h2>
      <p class="hint">${words.t('pins-hint')}</p>
      ${pinRows(this.app, list)}
    </section>`;
  }
}
