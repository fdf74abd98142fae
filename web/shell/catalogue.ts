import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CatalogueEntry } from '../contract/catalogue';
import { ownTrace } from '../session/page-links';
import { base } from '../theme/base';
import { surfaces } from '../ui/chrome-styles';

const [descriptions = {}] = Object.values(
  import.meta.glob<Record<string, string>>('../../build/wasm/descriptions.json', { eager: true, import: 'default' }),
);

/** All exercises by chapter, for a visitor whose link leads to none of them. Links are plain: `?exercise=…`. */
@customElement('cb-catalogue')
export class Catalogue extends LitElement {
  static override styles = [
    base,
    surfaces,
    css`
      h2 {
        margin: 20px 0 8px;
        font-size: var(--cb-size-note);
        color: var(--cb-muted);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
        gap: 12px;
      }
      .card a {
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) catalogue: readonly CatalogueEntry[] = [];

  override render() {
    const chapters = [...new Set(this.catalogue.map(({ chapter }) => chapter))];
    const exercises = chapters.map(
      (chapter) => html`<h2>${chapter}</h2>
        <ul>
          ${this.catalogue
            .filter((spec) => spec.chapter === chapter)
            .map(
              ({ exercise, title }) => html`<li class="card">
                <a href=${`?exercise=${encodeURIComponent(exercise)}`}>${title}</a>
                <p class="note">${descriptions[exercise]}</p>
              </li>`,
            )}
        </ul>`,
    );
    return html`${exercises}
      <h2>Your own</h2>
      <ul>
        <li class="card">
          <a href=${ownTrace}>Your trace</a>
          <p class="note">Drop in the requests of a real cache: which size to buy, and which policy.</p>
        </li>
      </ul>`;
  }
}
