import { css } from 'lit';

export const timelineStyles = css`
  :host {
    container-type: inline-size;
  }
  .legend {
    gap: 2px 14px;
  }
  .legend .swatch,
  .details .swatch,
  .outcome .swatch {
    width: 26px;
    height: 14px;
  }
  button[aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .tools button[title] {
    min-width: 28px;
  }
  /* Room for the longest sentence, so that pointing from one to the next moves nothing below. */
  .details {
    min-height: 2.9em;
    margin-top: 4px;
  }
  .details .swatch {
    margin-inline-end: 6px;
    vertical-align: -2.5px;
  }
  .details b {
    font-weight: 600;
    color: var(--cb-ink);
  }
  .outcome {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .scroll {
    max-height: 404px;
  }
  .nothing {
    display: grid;
    place-items: center;
    min-height: 96px;
    border: 1px dashed var(--cb-line);
    border-radius: var(--cb-radius);
  }
  @container (max-width: 560px) {
    .details {
      min-height: 4.35em;
    }
  }
`;
