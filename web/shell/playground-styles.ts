import { css } from 'lit';

export const playgroundStyles = css`
  :host {
    min-height: 100dvh;
    background: var(--cb-ground);
  }
  .lost,
  .loading {
    max-width: 1000px;
    margin: 0 auto;
    padding: 20px 14px;
  }
  h1 {
    margin-bottom: 12px;
    font-size: var(--cb-size-figure);
  }
  .loading {
    display: grid;
    gap: 16px;
    /* A page that loads at once shows its figures without a flicker of these. */
    animation: appear 0s 250ms backwards;
  }
  .loading p {
    color: var(--cb-muted);
  }
  .block {
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    background: var(--cb-shade);
  }
  .strip {
    height: 72px;
  }
  .chart {
    height: 240px;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
`;
