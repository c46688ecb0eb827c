import { html, type TemplateResult } from 'lit';

/** A labelled field to search a list with; `search` is given what is typed. */
export const searchField = (
  id: string,
  label: string,
  query: string,
  search: (query: string) => void,
): TemplateResult => html`<label class="field" for=${id}>
  <span>${label}</span>
  <input
    id=${id}
    type="search"
    autocomplete="off"
    .value=${query}
    @input=${(event: Event) => search((event.target as HTMLInputElement).value)}
  />
</label>`;
