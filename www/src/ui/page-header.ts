import { html, nothing, type TemplateResult } from 'lit';
import { LOCALES, type Locale } from '../i18n/catalogues.ts';
import type { AppState } from '../state/app-state.ts';
import { THEMES, type Theme } from '../state/preferences.ts';
import { icon } from './icons.ts';
import { Part } from './part.ts';

/** `<page-header>`: name, what data is shown, language and theme. */
export class PageHeader extends Part {
  protected readonly watched = [
    'files',
    'commune',
    'online',
    'theme',
    'loading',
  ] as const satisfies (keyof AppState)[];

  #choice<Value extends string>(
    id: string,
    label: string,
    values: readonly Value[],
    value: Value,
    set: (to: Value) => void,
  ) {
    return html`<label class="choice" for=${id}>
      <span>${label}</span>
      <select id=${id} @change=${(event: Event) => set((event.target as HTMLSelectElement).value as Value)}>
        ${values.map(
          (one) =>
            html`<option value=${one} lang=${id === 'language' ? one : nothing} ?selected=${one === value}>${this.state.words.t(`${id}-${one}`)}</option>`,
        )}
      </select>
    </label>`;
  }

  protected override render(): TemplateResult {
    const { words, files, commune, online, theme } = this.state;
    return html`<header class="page-header">
      <a class="skip" href="#panel">${words.t('skip-to-plan')}</a>
      <img src="./icons/icon.svg" alt="" width="44" height="44" />
      <div class="identity">
        <div class="brand">
          <h1>${words.t('app-name')}</h1>
          <p>${words.t('app-tagline')}</p>
        </div>
        <div class="badges">
        ${commune && files.sample ? html`<span class="badge" title=${words.t('demo-hint')}>${words.t('demo-badge')}</span>` : nothing}
        ${online ? nothing : html`<span class="badge offline" title=${words.t('offline-hint')}>${icon('offline')}${words.t('offline-badge')}</span>`}
        </div>
      </div>
      <div class="choices">
        ${this.#choice<Locale>('language', words.t('language-label'), LOCALES, words.locale, (to) => this.app.setLocale(to))}
        ${this.#choice<Theme>('theme', words.t('theme-label'), THEMES, theme, (to) => this.app.setTheme(to))}
      </div>
    </header>`;
  }
}
