import { css, html, nothing, type TemplateResult } from 'lit';
import type { ViewSpec } from '../contract/model';
import type { LabSnapshot } from '../session/lab-snapshot';
import type { ViewInput } from '../session/view-input';
import { viewElement } from './view-elements';

/** Views that wait for a run: all but the counters, which stand empty until then. */
const isPicture = ({ kind }: ViewSpec): boolean => kind !== 'counters';

/** How many stages the views of an exercise take: one for each picture. */
export const stagesOf = (views: readonly ViewSpec[]): number => views.filter(isPicture).length;

/** Views one below the other; until a run has finished, the pictures are left out. They come in stages, from `first` on. */
export function watchedViews(
  views: readonly ViewSpec[],
  input: ViewInput,
  { fault, stopped }: Pick<LabSnapshot, 'fault' | 'stopped'>,
  reached: (stage: number) => boolean,
  first: number,
): TemplateResult | typeof nothing {
  if (views.length === 0) return nothing;
  const pictures = views.filter(isPicture);
  const drawn = (view: ViewSpec) => !isPicture(view) || (input.run && reached(first + pictures.indexOf(view)));
  return html`<div class="views ${fault || stopped ? 'stale' : ''}">
    ${views.filter(drawn).map((view) => viewElement(view, input))}
    ${!input.run && pictures.length > 0 ? html`<p class="nothing">Nothing has run yet. The pictures appear here with the first run.</p>` : nothing}
  </div>`;
}

export const watchedStyles = css`
  .views {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 14px;
  }
  /* These figures belong to other parameters than those in the form. */
  .stale {
    filter: grayscale(1);
  }
  .nothing {
    display: grid;
    place-items: center;
    min-height: 240px;
    padding: 16px;
    border: 1px dashed var(--cb-edge);
    border-radius: var(--cb-radius);
    color: var(--cb-muted);
    text-align: center;
    /* Most first runs are over before this could be read. */
    animation: appear 0s 250ms backwards;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;
