import { css } from 'lit';

/** Cards and banners of the page around the views. */
export const surfaces = css`
  .card {
    padding: 14px;
    border: 1px solid var(--cb-line);
    border-radius: var(--cb-radius);
    background: var(--cb-panel);
  }
  .card h2 {
    margin-bottom: 8px;
    font-size: var(--cb-size-note);
    font-weight: 600;
    color: var(--cb-muted);
  }
  a {
    color: var(--cb-accent);
    text-underline-offset: 2px;
  }
`;
