import { html, nothing, type TemplateResult } from 'lit';
import type { AppState } from '../state/app-state.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** `<data-files>`: opening one's own files, and the way back to the demo. */
export class DataFiles extends Part {
  protected readonly watched = ['files', 'loading', 'commune'] as const satisfies (keyof AppState)[];

  protected override render(): TemplateResult {
    const { words, files, loading } = this.state;
    return html`<section class="card files" aria-label=${words.t('files-open')}>
      <p class="hint">${words.t('files-hint')} ${words.t('about-privacy')}</p>
      <div class="downloads">
        <label class="file-button">
          <input
            type="file"
            multiple
            accept=".json,.geojson,.jsonl,application/json,application/geo+json"
            ?disabled=${loading}
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              void this.app.opening.files([...(input.files ?? [])]);
              // The same file can be chosen again once it was mended.
              input.value = '';
            }}
          />
          <span>${icon('file')}${words.t('files-open')}</span>
        </label>
        ${files.sample ? nothing : html`<button type="button" class="quiet" ?disabled=${loading} @click=${() => this.app.opening.sample()}>${words.t('sample-back')}</button>`}
      </div>
    </section>`;
  }
}
